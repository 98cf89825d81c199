"""The fonts of this machine, and which of a form's faces they can stand for."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from huizong.typesetting.errors import TypesettingError
from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import Face
from huizong.values import Message

if TYPE_CHECKING:
    import typst


@cache
def find_fonts(folders: tuple[str, ...]) -> "typst.Fonts":
    """Return the fonts of the system and of those of the folders that exist; scanned once."""
    import typst

    return typst.Fonts(font_paths=[Path(folder) for folder in folders if Path(folder).is_dir()])


def choose_families(form: Form, available: frozenset[str]) -> dict[str, list[str]]:
    """Return for each face the families that are there, best first, the other faces' behind them.

    A character that one family lacks is taken from the next, so that no box is printed. Raises
    TypesettingError where none of the form's families is there.
    """
    wanted = [family for face in form.faces.values() for family in face.families]
    anything = [family for family in wanted if family in available]
    if not anything:
        raise TypesettingError(_no_fonts())
    return {
        name: list(dict.fromkeys([*_there(face, available), *anything]))
        for name, face in form.faces.items()
    }


def _there(face: Face, available: frozenset[str]) -> list[str]:
    return [family for family in face.families if family in available]


def _no_fonts() -> Message:
    return Message(
        "无法生成 PDF：本机没有可用的中文字体，正文会显示为方框。"
        "请安装中文字体后重试（Debian/Ubuntu：apt install fonts-noto-cjk；"
        "有仿宋、黑体、楷体、小标宋字体的，装入系统即可自动选用）。"
    )
