"""The part of the command line that asks a language model; the only one that knows the edge."""

from typing import TYPE_CHECKING

from huizong.terminal import complain, language, say
from huizong.values import render

if TYPE_CHECKING:
    from huizong.values import Compilation
    from huizong_draft import Address


def chosen_address() -> "Address | None":
    """Return the address that the office set; where it cannot be used, say so and return None."""
    from huizong.drafting import SuggestionError
    from huizong_draft import from_environment

    try:
        return from_environment()
    except SuggestionError as error:
        complain(render(error.message, language()))
        return None


def drafted(made: "Compilation", address: "Address", *, longer: bool) -> "Compilation":
    """Return a compilation whose merged items are rephrased where the guard lets it."""
    from huizong.pipeline import draft
    from huizong_draft import suggest

    return draft(made, suggest(address), by=address.by, longer=longer)


def told(made: "Compilation") -> str:
    """Return how many items were rephrased, and by whom."""
    if not made.rephrased:
        return say("没有一条改写，全部照各科室的原话。")
    return say(
        "{count}条由{by}改写：{items}；去向表里有改写前后的文字。",
        count=len(made.rephrased),
        by=made.rephrased[0].by,
        items="  ".join(each.target for each in made.rephrased),
    )
