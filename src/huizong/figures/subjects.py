"""What figures count, of whom, when and against what: the nearest words before them that tell.

One pass over each sentence. A subject stands at the head of a clause and holds to the end of its
sentence, a period to the end of its paragraph, a comparison in its clause, 其中 to the end of the
sentence. The reading is by nearness, not by grammar: what stands behind a figure is not seen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from huizong.chinese import sentences
from huizong.figures.periods import resolve, said
from huizong.figures.subject_words import SubjectLexicon, subject_lexicon
from huizong.values import Context, Figure, FigureKind, Period, Relation

_FURTHEST = 40  # characters of a clause that are looked at before a figure
_TRIMMED = " 、的了，,（(）)“”：:。；;\u3000"
_PREPOSITIONS = "在由对向从和与及"
_LINE = re.compile(r"[\r\n]")


@dataclass(slots=True)
class _State:
    """What has been said so far, and where the words not yet understood begin."""

    subject: str | None = None
    unit: str | None = None
    period: Period | None = None
    dated: Figure | None = None
    against: Period | None = None
    topic: str | None = None
    relations: dict[Relation, None] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    end: int = 0


def subjects(text: str, figures: Sequence[Figure], *, date: str = "") -> tuple[Context, ...]:
    """Return for each figure of a text (as `figures` gives them) what it is about.

    `date` is the document's, ISO; with it 今年 and 10月 get their year, in the period only: the
    figure's own date stays as written. Dates and document numbers have contexts too, mostly empty.
    """
    lexicon, state = subject_lexicon(), _State()
    found: list[Context] = []
    waiting = iter(figures)
    figure = next(waiting, None)
    last = 0
    for start, end in sentences(text):
        inside = []
        while figure is not None and figure.start < end:
            inside.append(figure)
            figure = next(waiting, None)
        state = _State() if _LINE.search(text, last, start) else _next_sentence(state)
        state.end = start
        last = end
        found += _contexts(text, (start, end), inside, state, lexicon, date)
    return tuple(found)


def _next_sentence(state: _State) -> _State:
    return _State(period=state.period, dated=state.dated)


def _contexts(
    text: str,
    span: tuple[int, int],
    figures: list[Figure],
    state: _State,
    lexicon: SubjectLexicon,
    date: str,
) -> Iterator[Context]:
    """Yield the contexts of a sentence's figures."""
    if not figures:
        return
    at = span[0]
    _take_name(text, at, state, lexicon)
    for figure in figures:
        _take_marks(text, max(state.end, at), figure.start, state, lexicon, date)
        _take_words(text, figure.start, state)
        if figure.kind is FigureKind.DATE and not _in_title(text, figure, at):
            _take_period(text, figure.start, figure.end, figure, state, lexicon, date)
        yield _context(figure, state)
        at = state.end = max(figure.end, state.end)


def _in_title(text: str, figure: Figure, at: int) -> bool:
    return text.rfind("《", at, figure.start) > text.rfind("》", at, figure.start)


def _take_marks(
    text: str, start: int, end: int, state: _State, lexicon: SubjectLexicon, date: str
) -> None:
    for match in lexicon.marks.finditer(text, start, end):
        if match.start() < state.end:
            continue  # within a name
        _take_words(text, match.start(), state)
        state.end = match.end()
        match match.lastgroup:
            case "period":
                _take_period(text, *match.span(), None, state, lexicon, date)
            case "body" if _heads(state):
                state.subject = match[0]
            case "body":
                state.words.append(match[0])
            case "relation":
                state.relations[lexicon.relations[match[0]]] = None
            case "verb" | "title" | "neither" | "joint":
                state.words.append(match[0])
            case "clause":
                _next_clause(state, lexicon)
        _take_name(text, state.end, state, lexicon)


def _next_clause(state: _State, lexicon: SubjectLexicon) -> None:
    state.relations = {each: None for each in state.relations if each in lexicon.lasting}
    state.words, state.against = [], None


def _take_words(text: str, end: int, state: _State) -> None:
    """Keep the words up to `end` that no mark has explained: they tell the topic."""
    state.words.append(text[max(state.end, end - _FURTHEST) : end])
    state.end = max(state.end, end)


def _heads(state: _State) -> bool:
    """Whether nothing but 在, 由 and the like has been said in the clause since a figure."""
    return not "".join(state.words).strip(_TRIMMED + _PREPOSITIONS)


def _take_name(text: str, at: int, state: _State, lexicon: SubjectLexicon) -> None:
    """Take the name that begins here, an office behind its place with it: 青石县农业农村局."""
    while _heads(state) and (name := lexicon.name.match(text, max(at, state.end))):
        state.end = name.end()
        state.subject = state.unit = text[at : state.end]


def _take_period(
    text: str,
    start: int,
    end: int,
    dated: Figure | None,
    state: _State,
    lexicon: SubjectLexicon,
    date: str,
) -> None:
    """Take a time as the period, or as what is compared with (比去年); 去年 and 同期 are one."""
    state.end = end
    before = state.against or state.period
    if before and before.end == start:
        start, dated = before.start, dated or state.dated
        compared = state.against is not None
    else:
        compared = text.endswith(lexicon.comparing, 0, start)
    period = resolve(said(text[start:end], start), dated, lexicon, date)
    state.dated = dated
    if compared:
        _drop_comparing(state, lexicon)
        state.against = period
        state.relations[_comparison(period, lexicon)] = None
    else:
        state.period = period


def _drop_comparing(state: _State, lexicon: SubjectLexicon) -> None:
    """The 比 before a period compared with belongs to no topic."""
    if state.words and state.words[-1].endswith(lexicon.comparing):
        word = next(each for each in lexicon.comparing if state.words[-1].endswith(each))
        state.words[-1] = state.words[-1].removesuffix(word)


def _comparison(period: Period, lexicon: SubjectLexicon) -> Relation:
    if any(period.words.startswith(word) for word, years in lexicon.years.items() if years == -1):
        return Relation.ON_YEAR
    if any(period.words.startswith(word) for word in lexicon.months):
        return Relation.ON_PERIOD
    return Relation.AGAINST


def _context(figure: Figure, state: _State) -> Context:
    topic = "".join(state.words).strip(_TRIMMED + _PREPOSITIONS)
    state.words = []
    state.topic = topic or state.topic
    return Context(
        figure.noun,
        state.topic,
        state.subject,
        state.unit,
        state.period,
        state.against,
        tuple(state.relations),
    )
