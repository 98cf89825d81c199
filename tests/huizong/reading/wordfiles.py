"""Makes small Word files out of the XML that a test is about."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def relations(*pairs):
    lines = (
        f'<Relationship Id="rId{index}" Type="{R}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(pairs, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def archive(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def word_file(body, *, numbering="", styles="", extra=None, document=None):
    """Return a docx; `extra` maps a relation's kind to the XML inside of its part."""
    parts, related = {}, []
    wrapped = {"numbering": numbering, "styles": styles, **(extra or {})}
    for kind, inside in wrapped.items():
        related.append((kind, f"{kind}.xml"))
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        parts[f"word/{kind}.xml"] = f"{HEAD}<w:{root} {NAMES}>{inside}</w:{root}>"
    parts["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    )
    parts["_rels/.rels"] = relations(("officeDocument", "word/document.xml"))
    parts["word/_rels/document.xml.rels"] = relations(*related)
    parts["word/document.xml"] = document or (
        f"{HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    )
    return archive(parts)


def run(text, *, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text="", *, num=None, level=None, style=None, inner=None):
    """Return a paragraph; `num` and `level` are its own numbering."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    numbered = "" if num is None else f'<w:numPr>{at}<w:numId w:val="{num}"/></w:numPr>'
    said = run(text) if inner is None else inner
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr>{said}</w:p>"


def level(index, fmt, text, *, start=1, inside=""):
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{inside}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identifier, *levels, inside=""):
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}">{inside}{"".join(levels)}</w:abstractNum>'
    )


def num(identifier, abstract_identifier, inside=""):
    return (
        f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{abstract_identifier}"/>{inside}'
        "</w:num>"
    )
