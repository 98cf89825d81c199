"""Two reports beside each other: what is new, gone, said again, up and down."""

from huizong.following.changed_figures import changed_figures
from huizong.following.changed_items import changed_items
from huizong.values import Change, Outline


def changes(earlier: Outline, later: Outline) -> tuple[Change, ...]:
    """Return what changed from an earlier file to a later one.

    Items first, in the order of the later file (those that are gone behind them, in theirs), then
    the figures of the same label and unit that differ. An item said in other words is no change.
    """
    return (*changed_items(earlier, later), *changed_figures(earlier, later))
