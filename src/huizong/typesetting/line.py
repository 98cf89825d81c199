"""An element of one cell, its indents in characters and what is above it in lines."""

from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import FaceName
from huizong.typesetting.printable import printable
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.setting import Setting, Stretch


def line(
    form: Form,
    *said: tuple[str, FaceName],
    first: float = 0,
    left: float = 0,
    above: float = 0,
    align: str = "both",
    right: float = 0,
    keep: bool = False,
    new_page: bool = False,
) -> Printed:
    """Return an element of one cell; its indents in characters, what is above it in lines."""
    zi = form.character
    setting = Setting(
        form.text.size,
        form.grid.pitch,
        align=align,  # type: ignore[arg-type] # one of Align, as the callers of this house know
        before=above * form.grid.pitch,
        first=first * zi,
        left=left * zi,
        right=right * zi,
        keep=keep,
        new_page=new_page,
    )
    cell = tuple(Stretch(printable(text), face) for text, face in said)
    return Printed(Role.ELEMENT, cells=(cell,), setting=setting)
