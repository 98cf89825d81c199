"""A text with its findings beside it: one page that stands alone, for the screen and for paper.

Without its script all of it can be read; the script adds going from finding to finding, by key or
by pointing, and showing one rule alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path, PurePath

from huizong.figures.standing_alone import clean, stands_alone
from huizong.marking.coverage import Cover, Coverage
from huizong.marking.limits import Limits
from huizong.marking.remarks import SEVERITIES, fixes_of, joined, quoted
from huizong.values import (
    Block,
    Cell,
    Document,
    Finding,
    Message,
    Paragraph,
    ParagraphRole,
    Severity,
    Table,
    render,
)

_DEFAULT = Limits()
_ROLES = {
    ParagraphRole.HEADER: Message("页眉"),
    ParagraphRole.FOOTER: Message("页脚"),
    ParagraphRole.FOOTNOTE: Message("脚注"),
}
_ON_PAGE = {ParagraphRole.HEADER: 0, ParagraphRole.FOOTNOTE: 2, ParagraphRole.FOOTER: 3}
_BODY = 1
_KEYS = Message("按 J、K 键看下一个、上一个问题")
_WHOLE = Message("整份文件")
_NONE = Message("没有查出问题。")


def marked_page(
    document: Document,
    findings: Sequence[Finding],
    *,
    language: str = "zh",
    limits: Limits = _DEFAULT,
) -> str:
    """Return an HTML page of a document's text with its findings marked and told beside it.

    It asks for nothing from elsewhere. Severity is a word, a colour and a line. What the page says
    itself is in the language ("zh", "en"). Of a rule with very many findings the first are shown
    and the rest are told by their number.
    """
    page = _Page(document, findings, language, limits)
    here = Path(__file__)
    return stands_alone(
        title=page.name,
        language=language,
        style=here.with_name("page.css").read_text(encoding="utf-8"),
        body=page.body(),
        script=here.with_name("page.js").read_text(encoding="utf-8"),
    )


class _Page:
    """The parts of one page; numbers of findings count from 1 as people see them."""

    def __init__(
        self, document: Document, findings: Sequence[Finding], language: str, limits: Limits
    ) -> None:
        self.name = PurePath(document.path).name
        self.document, self.language, self.all = document, language, findings
        self.blocks = _in_page_order(document)
        self.findings = _as_met(_shown(findings, limits), self.blocks)
        self.coverage = Coverage(document, self.findings)
        self.reached: set[Cover] = set()

    def say(self, template: Message) -> str:
        """Return a message as HTML in the page's language."""
        return escape(clean(render(template, self.language)))

    def body(self) -> str:
        """Return the head of the page, the text, and the findings: those know what was reached."""
        text = "\n".join(self._blocks())
        return f'{self._header()}<main lang="zh-CN">\n{text}\n</main>\n{self._list()}'

    def _header(self) -> str:
        counts = Counter(finding.severity for finding in self.all)
        told = "".join(
            f'<li><label class="{severity}"><input type="checkbox" value="{severity}" checked>'
            f"<b>{self.say(word)}</b> {counts[severity]}</label></li>"
            for severity, word in SEVERITIES.items()
            if counts[severity]
        )
        head = f"<header>\n<h1>{escape(clean(self.name))}</h1>\n"
        if not self.all:
            return f"{head}<p>{self.say(_NONE)}</p>\n</header>\n"
        back, forth = self.say(Message("上一个")), self.say(Message("下一个"))
        return (
            f'{head}<form id="filter"><ul>{told}</ul>{self._rules()}<p class="keys">'
            f'<button type="button" id="back">{back}</button>'
            f'<button type="button" id="next">{forth}</button>'
            f'<output id="at"></output><small>{self.say(_KEYS)}</small></p></form>\n</header>\n'
        )

    def _rules(self) -> str:
        counts = Counter((finding.code, finding.rule) for finding in self.all)
        options = "".join(
            f'<option value="{escape(code)}">{escape(code)} {escape(rule)}（{count}）</option>'
            for (code, rule), count in sorted(counts.items())
        )
        every = self.say(Message("全部规则（{count}）", count=len(self.all)))
        label = self.say(Message("只看一条规则"))
        return (
            f'<select id="rule" aria-label="{label}"><option value="">{every}</option>'
            f"{options}</select>"
        )

    def _blocks(self) -> Iterator[str]:
        for block in self.blocks:
            if isinstance(block, Table):
                yield self._table(block)
            else:
                yield self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph) -> str:
        words = "".join(
            self._run(*piece) for run in paragraph.runs for piece in self.coverage.pieces(run)
        )
        role = _ROLES.get(paragraph.role)
        if role is None:
            return f"<p>{words}</p>"
        return f'<p class="aside"><span>{self.say(role)}</span> {words}</p>'

    def _run(self, text: str, covers: tuple[Cover, ...]) -> str:
        said = escape(clean(text))
        if not covers:
            return said
        first = [cover for cover in covers if cover not in self.reached]
        self.reached.update(first)
        points = "".join(f'<i id="p{index + 1}-{place + 1}"></i>' for index, place in first)
        new = " ".join(str(index + 1) for index, place in first)
        severity = min(
            (self.findings[index].severity for index, _ in covers), key=list(Severity).index
        )
        numbers = " ".join(dict.fromkeys(str(index + 1) for index, _ in covers))
        label = f' data-n="{new}"' if new else ""
        return f'{points}<mark class="{severity}" data-of="{numbers}"{label}>{said}</mark>'

    def _table(self, table: Table) -> str:
        rows = "\n".join("<tr>" + "".join(map(self._cell, row)) + "</tr>" for row in table.rows)
        return f'<div class="wide"><table>\n{rows}\n</table></div>'

    def _cell(self, cell: Cell) -> str:
        spans = "".join(
            f' {name}="{count}"'
            for name, count in (("rowspan", cell.rows), ("colspan", cell.columns))
            if count > 1
        )
        return f"<td{spans}>{''.join(map(self._paragraph, cell.paragraphs))}</td>"

    def _list(self) -> str:
        if not self.findings:
            return ""
        cards = "\n".join(self._card(index, finding) for index, finding in enumerate(self.findings))
        rest = len(self.all) - len(self.findings)
        more = Message("另有 {count} 个同类问题没有列出", count=rest)
        told = f"<p>{self.say(more)}</p>\n" if rest else ""
        return f'<aside>\n<ol id="list">\n{cards}\n</ol>\n{told}</aside>\n'

    def _card(self, index: int, finding: Finding) -> str:
        word = self.say(SEVERITIES[finding.severity])
        return (
            f'<li id="f{index + 1}" class="{finding.severity}" tabindex="-1"'
            f' data-code="{escape(finding.code)}">'
            f"<p><b>{word}</b> {self.say(finding.message)}</p>"
            f"{self._hint(finding)}{self._fix(finding)}"
            f"<footer>{self._places(index, finding)}"
            f"<small>{escape(finding.code)} {escape(finding.rule)}</small></footer></li>"
        )

    def _hint(self, finding: Finding) -> str:
        hint = self.say(finding.hint)
        return f'<p class="hint">{hint}</p>' if hint else ""

    def _fix(self, finding: Finding) -> str:
        edits = "".join(
            f"<li><del>{escape(clean(old))}</del><ins>{escape(clean(new))}</ins>"
            + (f" ×{count}</li>" if count > 1 else "</li>")
            for (old, new), count in fixes_of(finding, self.document).items()
        )
        return f'<ul class="fix">{edits}</ul>' if edits else ""

    def _places(self, index: int, finding: Finding) -> str:
        places = joined(finding.places, self.document)
        links, before = [], ""
        for number, place in enumerate(places):
            if (index, number) in self.reached:
                words = quoted(self.document, place, most=12)
                shown = str(number + 1) if words == before else f"“{escape(clean(words))}”"
                links.append(f'<a href="#p{index + 1}-{number + 1}">{shown}</a>')
                before = words
        whole = all(place.end == 0 for place in places)
        return "".join(links) or (f"<span>{self.say(_WHOLE)}</span>" if whole else "")


def _in_page_order(document: Document) -> list[Block]:
    """Return the blocks as a page has them: headers above the body, notes and footers below.

    A Word file keeps them behind its body; where pages are known they already stand in order.
    """
    blocks = list(document.blocks)
    if any(isinstance(block, Paragraph) and block.page for block in blocks):
        return blocks
    return sorted(blocks, key=_rank)


def _rank(block: Block) -> int:
    return _BODY if isinstance(block, Table) else _ON_PAGE.get(block.role, _BODY)


def _as_met(findings: Sequence[Finding], blocks: Sequence[Block]) -> list[Finding]:
    """Return findings in the order in which the blocks are read; else as they came."""
    apart = [
        (block.place, _rank(block))
        for block in blocks
        if isinstance(block, Paragraph) and _rank(block) != _BODY
    ]

    def met(finding: Finding) -> int:
        ranks = (rank for place, rank in apart for one in finding.places[:1] if place.overlaps(one))
        return next(ranks, _BODY)

    return sorted(findings, key=met) if apart else list(findings)


def _shown(findings: Sequence[Finding], limits: Limits) -> list[Finding]:
    """Return the findings without those of a rule that go beyond the limit."""
    counts: Counter[str] = Counter()
    shown = []
    for finding in findings:
        counts[finding.code] += 1
        if counts[finding.code] <= limits.per_rule:
            shown.append(finding)
    return shown
