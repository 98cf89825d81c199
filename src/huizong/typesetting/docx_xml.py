"""WordprocessingML in pieces: paragraphs, runs and measures as direct XML (ISO/IEC 29500-1 §17)."""

from xml.sax.saxutils import escape, quoteattr

from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import FaceName

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RED = "FF0000"
_TWIPS = 20  # in a point
_HALF_POINTS = 2


def paragraph(properties: str, runs: str) -> str:
    """Return a paragraph of its properties and its runs."""
    return f"<w:p {W}><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def first_line(form: Form) -> str:
    """Return the indent of a paragraph of the text."""
    chars, indent = form.text.indent * 100, twips(form.text.indent * form.character)
    return f'<w:ind w:firstLineChars="{chars}" w:firstLine="{indent}"/>'


def measures(
    form: Form,
    *,
    indent: str = "",
    align: str = "both",
    above: float = 0,
    after: float = 0,
    lines: float = 1,
    keep: bool = False,
    outline: str = "",
) -> str:
    """Return paragraph properties in the order that the schema asks for."""
    pitch = twips(form.grid.pitch * lines)
    return (
        f"{'<w:keepNext/>' if keep else ''}"
        '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{twips(above)}" w:after="{twips(after)}" '
        f'w:line="{pitch}" w:lineRule="exact"/>'
        f'{indent}<w:jc w:val="{align}"/>{outline}'
    )


def run(
    text: str,
    form: Form,
    face: FaceName,
    *,
    size: float | None = None,
    red: bool = False,
    tracking: float = 0,
) -> str:
    """Return a run of text in one face; an empty text is no run."""
    if not text:
        return ""
    color = f'<w:color w:val="{RED}"/>' if red else ""
    return (
        f"<w:r><w:rPr>{fonts(form, face)}{'<w:b/>' if bold(form, face) else ''}{color}"
        f'<w:spacing w:val="{twips(form.grid.spacing + tracking)}"/>'
        f"{size_of(size or form.text.size)}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def bold(form: Form, face: FaceName) -> bool:
    """Whether Word must embolden the face: 小标宋 is bold by itself wherever Word has it."""
    return form.faces[face].bold and face != form.title.face


def fonts(form: Form, face: FaceName, *, root: bool = False) -> str:
    """Return the name of a face for every kind of script; `root` where it stands alone."""
    name = quoteattr(form.faces[face].name)
    space = f" {W}" if root else ""
    return (
        f"<w:rFonts{space} w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name} "
        'w:hint="eastAsia"/>'
    )


def size_of(points: float) -> str:
    """Return a size of type."""
    half = round(points * _HALF_POINTS)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def twips(points: float) -> int:
    """Return points as twentieths."""
    return round(points * _TWIPS)
