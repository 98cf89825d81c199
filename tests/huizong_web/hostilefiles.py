"""Files that somebody might send to do harm, each as small as it can be."""

import io
import zipfile
from pathlib import Path

from docx import Document
from openpyxl import Workbook

SCRIPT = "<script>alert('huizong')</script>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PROGRAM = b"MZ\x90\x00" + bytes(400)
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">{SCRIPT}</svg>'.encode()
LINES = ("秘书科2026年10月工作总结", "一、会务工作", "1、筹备会议3次，共有45人参加。")
HTML = (
    f"<html><head><title>x</title>{SCRIPT}</head><body onload=alert(1)>"
    + "".join(f"<p>{line}</p>" for line in LINES)
    + "<img src=x onerror=alert(1)></body></html>"
).encode()
TEXT = "\n".join([*LINES, f"2、起草{SCRIPT}讲话2篇。"]).encode()
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def secret_entity(secret: Path) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY i SYSTEM "{secret.as_uri()}">]>'


def word(*lines: str) -> bytes:
    document, out = Document(), io.BytesIO()
    for line in lines or LINES:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return an archive with parts put in place of others or beside them; "__" is a slash."""
    named = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, part in named.items():
            new.writestr(name, part)
    return out.getvalue()


def with_macros() -> bytes:
    return repacked(word(), word__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0 Sub AutoOpen()")


def word_bomb() -> bytes:
    return repacked(word(), word__document_dot_xml=bytes(400 * 1024 * 1024))


def word_of_entities(head: str) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {names}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    return repacked(word(), word__document_dot_xml=(head + body).encode())


def book(*rows: tuple[str, ...], title: str = "机构") -> bytes:
    made, out = Workbook(), io.BytesIO()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def wide_book() -> bytes:
    """A workbook of a few kilobytes whose only cell is the last of 17 billion."""
    made, out = Workbook(), io.BytesIO()
    made.active.title = "机构"
    made.active["XFD1048576"] = "远"
    made.save(out)
    return out.getvalue()


def book_bomb() -> bytes:
    return repacked(book(("名称",)), xl__worksheets__sheet1_dot_xml=bytes(400 * 1024 * 1024))


def book_of_entities(head: str) -> bytes:
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cell = '<c r="A1" t="inlineStr"><is><t>&i;</t></is></c>'
    sheet = f"<worksheet {names}><sheetData><row r='1'>{cell}</row></sheetData></worksheet>"
    return repacked(book(("名称",)), xl__worksheets__sheet1_dot_xml=(head + sheet).encode())
