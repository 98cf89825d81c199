"""Writes the text as read of a docx: each paragraph with the number that Word computes for it."""

from dataclasses import dataclass

from huizong.reading.docx_numbering import Label
from huizong.reading.lines import Line
from huizong.reading.text_as_read import TextAsRead, set_as


@dataclass(slots=True)
class Writer(TextAsRead):
    """The text so far."""

    def lines(self, text: str, label: Label | None, *, shape: str) -> list[Line]:
        """Write a paragraph of Word; return what it shows, line by line."""
        head = "" if label is None else label.number + label.blank
        number = "" if label is None else label.number
        start = self.next
        return [
            set_as(
                line,
                number if line.place.start == start else "",
                shape,
                opens=line.place.start == start,
            )
            for line in self.put_lines(head + text)
        ]
