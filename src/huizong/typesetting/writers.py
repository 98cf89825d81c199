"""Which writer makes which file."""

from collections.abc import Callable
from importlib import import_module

from huizong.typesetting.errors import TypesettingError
from huizong.values import Envelope, Message, Report

# Modules by name, since each pulls in a library that the others do not need.
_WRITERS = {
    ".docx": ("docx", "write_docx"),
    ".pdf": ("pdf", "write_pdf"),
    ".html": ("html", "write_html"),
    ".md": ("plain", "write_markdown"),
    ".txt": ("plain", "write_text"),
}

SUFFIXES = tuple(_WRITERS)
"""The suffixes that `typeset` knows."""


def typeset(
    report: Report,
    suffix: str,
    *,
    form: str = "gbt9704",
    envelope: Envelope | None = None,
    charts: bool = False,
) -> bytes:
    """Return a report as the bytes of a file of the kind that `suffix` (".docx") names.

    `form` is a file's name in `definitions/formats`; `envelope` are the elements of an official
    paper around the text, none by default; with `charts` tables of indicators are drawn as well.
    The same report gives the same bytes, in pdf (and where charts are drawn) with the same fonts on
    the machine. Raises TypesettingError for an unknown suffix or form, and where a pdf is asked for
    and the machine has no Chinese font.
    """
    from huizong.typesetting.form import read_form

    write = _writer(suffix)
    return write(report, read_form(form), envelope=envelope, charts=charts)


def _writer(suffix: str) -> Callable[..., bytes]:
    if suffix.lower() not in _WRITERS:
        message = Message(
            "不能生成扩展名为“{suffix}”的文件。请改用以下扩展名之一：{known}。",
            suffix=suffix,
            known="、".join(SUFFIXES),
        )
        raise TypesettingError(message)
    module, name = _WRITERS[suffix.lower()]
    writer: Callable[..., bytes] = getattr(import_module(f"huizong.typesetting.{module}"), name)
    return writer
