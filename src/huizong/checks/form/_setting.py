"""How an official docx is set: its papers with the letterings of their paragraphs."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from huizong.checks.form._paper import Paper, papers
from huizong.checks.form._words import form, words
from huizong.values import Lettering, Manuscript, PageForm, Place

_SIZES: dict[float, str] = {
    42: "初号",
    36: "小初",
    26: "一号",
    24: "小一",
    22: "二号",
    18: "小二",
    16: "三号",
}
_SIZES |= {15: "小三", 14: "四号", 12: "小四", 10.5: "五号", 9: "小五", 7.5: "六号"}


@dataclass(frozen=True, slots=True)
class Setting:
    """An official paper and the letterings of its paragraphs, in order."""

    paper: Paper
    page: PageForm
    letterings: tuple[Lettering, ...]

    def of(self, index: int) -> Lettering | None:
        """Return how a line of the paper is set."""
        place = self.paper.place(index)[0]
        found = (one for one in self.letterings if one.place.overlaps(place))
        return next(found, None)

    @property
    def start(self) -> Place:
        """Where the paper begins, without extent: for what concerns whole pages."""
        place = self.paper.place(0)[0]
        return Place(place.path, place.start, place.start)


def settings(manuscript: Manuscript) -> Iterator[Setting]:
    """Yield the official papers of a docx; nothing for other files and other papers."""
    page = manuscript.document.form
    if page is None or not page.sheets:
        return
    starts = [one.place.start for one in page.letterings]
    for paper in papers(manuscript):
        place = paper.report.place
        if paper.official and place is not None:
            low, high = bisect_left(starts, place.start), bisect_left(starts, place.end)
            yield Setting(paper, page, page.letterings[low:high])


def is_face(font: str, face: str) -> bool:
    """Whether a font's name is one of a typeface of the form; what is not told is let pass."""
    known = (form().faces[face].name, *words().faces.get(face, ()))
    return not font or any(name.lower() in font.lower() for name in known)


def face_name(face: str) -> str:
    """Return the name of a typeface of the form."""
    return form().faces[face].name


def size_name(size: float) -> str:
    """Return a size as offices call it: 三号（16磅）."""
    points = f"{size:g}磅"
    return f"{_SIZES[size]}（{points}）" if size in _SIZES else points
