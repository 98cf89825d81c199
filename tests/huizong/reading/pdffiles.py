"""PDF files for the tests: set by Typst, or written by hand where they are to be odd or broken."""

import json
import zlib

from huizong.reading import read
from huizong.values import Paragraph, Source

FONTS = '("Noto Serif CJK SC", "Noto Sans CJK SC", "FandolSong")'
LAYOUTS = {
    "公文": (16, "(top: 37mm, bottom: 35mm, left: 28mm, right: 26mm)", 12, 12, 2, 1, "true"),
    "小开本": (12, "15mm", 8, 8, 2, 1, "true"),
    "不齐行": (12, "25mm", 8, 8, 2, 1, "false"),
    "段间空行": (12, "25mm", 8, 18, 0, 1, "true"),
    "双栏": (10.5, "25mm", 7, 7, 2, 2, "true"),
}
"""Size, margins, leading, spacing of paragraphs, indent, columns, whether lines are justified."""


def set_pdf(body, *, layout="公文", page="", data=None):
    """Return what Typst makes of a body; `d` is the data, `page` more of #set page."""
    import typst

    size, margin, leading, spacing, indent, columns, justify = LAYOUTS[layout]
    paper = "a5" if layout == "小开本" else "a4"
    source = f"""#let d = json(bytes(sys.inputs.d))
#set text(font: {FONTS}, size: {size}pt, lang: "zh", region: "cn")
#set page(paper: "{paper}", margin: {margin}, columns: {columns}, {page})
#set par(justify: {justify}, leading: {leading}pt, spacing: {spacing}pt,
  first-line-indent: (amount: {indent}em, all: true))
{body}"""
    return typst.compile(source.encode(), sys_inputs={"d": json.dumps(data)})


def set_paragraphs(paragraphs, *, layout="公文", page=""):
    """Return paragraphs set in a layout."""
    return set_pdf("#for p in d { par(p) }", layout=layout, page=page, data=paragraphs)


def read_pdf(data):
    """Return a PDF as a document."""
    return read(Source("报.pdf", data))


def texts(data):
    """Return the paragraphs of a PDF's body."""
    return [paragraph.text for paragraph in read_pdf(data).paragraphs]


def around(document, role):
    """Return the paragraphs of a role that is not the body."""
    blocks = (block for block in document.blocks if isinstance(block, Paragraph))
    return [block.text for block in blocks if block.role.value == role]


def stream(data, *, head="", packed=True):
    """Return a stream object's body."""
    data = zlib.compress(data, 9) if packed else data
    filters = "/Filter/FlateDecode" if packed else ""
    return f"<<{head}{filters}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def raw_pdf(objects, *, trailer=""):
    """Return a file of objects given by number; number 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        said = body if isinstance(body, bytes) else body.encode()
        out += f"{number} 0 obj\n".encode() + said + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        at, mark = (places[number], "n") if number in places else (0, "f")
        out += f"{at:010d} 00000 {mark} \n".encode()
    out += f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PICTURE = stream(b"\x80", head="/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
                 "/BitsPerComponent 8")  # fmt: skip


def one_page(content, *, font=HELVETICA, more=None, page="", trailer="", packed=True):
    """Return a file of one page; its font is F1, further objects have numbers from 10."""
    return raw_pdf(
        {
            1: "<</Type/Catalog/Pages 2 0 R>>",
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            f"/Resources<</Font<</F1 5 0 R>>/XObject<</X1 10 0 R>>>>{page}>>",
            4: stream(content, packed=packed),
            5: font,
            10: PICTURE,
            **(more or {}),
        },
        trailer=trailer,
    )
