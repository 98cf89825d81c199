"""Sections' reports for tests, in the notation of the office: one text a section."""

from huizong.pipeline import Gathered, gather
from huizong.values import Compilation, Source, text_of, walk


def office(**texts: str) -> Gathered:
    """Read one text for each section, as the file that the section would send."""
    return gather([Source(f"{name}.txt", text.encode()) for name, text in texts.items()])


def numbered(*items: str) -> str:
    """Return items as a numbered list."""
    return "\n".join(f"{number}、{item}" for number, item in enumerate(items, 1))


def printed(made: Compilation) -> list[str]:
    """Return the lines of a compiled report, numbers included."""
    return [item.marker + text_of(item.runs) for item, _ in walk(made.report.items)]
