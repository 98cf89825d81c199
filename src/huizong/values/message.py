"""A sentence for a person, in the language that the person reads.

Values must not know a language, so a message keeps its Chinese sentence as a template and its
arguments apart; the edge (command line, page) renders it. The English stands in
`huizong/locale/en/LC_MESSAGES/huizong.po`, after GNU gettext.
"""

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parents[1] / "locale"


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A Chinese template with `{name}` fields, and their values.

    An argument may itself be a message; `str()` renders Chinese.
    """

    template: str
    arguments: tuple[tuple[str, "str | int | Message"], ...]

    def __init__(self, template: str, **arguments: "str | int | Message") -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "arguments", tuple(arguments.items()))

    def __str__(self) -> str:
        return render(self, "zh")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("huizong", LOCALE, languages=[language], fallback=True)


def render(message: Message, language: str) -> str:
    """Return the message in a language ("zh", "en" ...); Chinese where no translation is known."""
    template = _catalogue(language).gettext(message.template) if message.template else ""
    values = {
        name: render(value, language) if isinstance(value, Message) else value
        for name, value in message.arguments
    }
    return template.format(**values)
