"""The certain fixes of findings, made in a copy of the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huizong.marking.edits import chosen
from huizong.marking.errors import MarkingError
from huizong.marking.remarks import quoted
from huizong.marking.text import can_write, codec_of, mended_text
from huizong.values import Document, Finding, Message, Severity, Source

TEXTS = ("txt", "md")
_FORMATS = Message(
    "“{path}”是 {format}，只有 txt、md、docx 能直接改；请用带批注的 Word 文件逐处修改。"
)

_AGAIN = Message("请把改好的副本再查一遍；还报这一处的，打开文件自己改。")
_BY_HAND = Message("请打开文件自己改这一处。")
_AS_UTF8 = Message("请先用记事本把文件另存为 UTF-8，再改一遍。")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its certain fixes: its bytes, the findings that are mended, and what is told.

    `findings` tell each fix that was not made, and why.
    """

    data: bytes
    made: tuple[Finding, ...]
    findings: tuple[Finding, ...]


def fixed(source: Source, document: Document, findings: Sequence[Finding]) -> bytes:
    """Return the bytes of a file with the certain fixes of its findings; see `mended`."""
    return mended(source, document, findings).data


def mended(source: Source, document: Document, findings: Sequence[Finding]) -> Mended:
    """Return a txt, md or docx with the certain fixes of its findings.

    Of fixes that meet the first is made; a finding is mended whole or not at all. A text keeps its
    encoding and line ends; where no fix is made the bytes are those of the source. Raises
    MarkingError for another kind of file, ReadingError where a docx cannot be read again.
    """
    if document.format in TEXTS:
        return _mended_text(source, document, findings)
    if document.format == "docx":
        return _mended_docx(source, document, findings)
    raise MarkingError(Message(_FORMATS.template, path=source.path, format=document.format))


def _mended_text(source: Source, document: Document, findings: Sequence[Finding]) -> Mended:
    codec = codec_of(source, document)
    barred = [f for f in findings if not all(can_write(edit.text, codec) for edit in f.fix)]
    lost = frozenset(barred)
    choice = chosen(document, [finding for finding in findings if finding not in lost])
    data = mended_text(document, choice.edits) if choice.edits else source.data
    told = (
        *(_unwritable(finding, document, codec) for finding in barred),
        *_met(choice.left, document),
    )
    return Mended(data, tuple(choice.made), told)


def _mended_docx(source: Source, document: Document, findings: Sequence[Finding]) -> Mended:
    from huizong.marking.docx_word import closed, edited, opened

    choice = chosen(document, findings)
    word = opened(source, document)
    editor, made = edited(word, document, choice, tracked=False)
    data = closed(word, editor) if made else source.data
    kept = (_unkept(finding, document) for finding in choice.made if finding not in made)
    return Mended(
        data,
        tuple(finding for finding in choice.made if finding in made),
        (*kept, *_met(choice.left, document)),
    )


def _met(left: Sequence[Finding], document: Document) -> Iterator[Finding]:
    for finding in left:
        yield _note(finding, document, Message("与前面已改的一处重叠"), _AGAIN)


def _unkept(finding: Finding, document: Document) -> Finding:
    why = Message("这里是自动编号、域或跨段的文字，不能直接改")
    return _note(finding, document, why, _BY_HAND)


def _unwritable(finding: Finding, document: Document, codec: str) -> Finding:
    missing = [edit for edit in finding.fix if not can_write(edit.text, codec)]
    why = Message(
        "文件的编码 {encoding} 里没有“{characters}”",
        encoding=codec.upper(),
        characters="".join(c for edit in missing for c in edit.text if not can_write(c, codec)),
    )
    return _note(finding, document, why, _AS_UTF8)


def _note(finding: Finding, document: Document, why: Message, hint: Message) -> Finding:
    first = finding.fix[0]
    return Finding(
        "HZ098",
        "fix-not-made",
        Severity.WARNING,
        _not_made(quoted(document, first.place), first.text, finding.code, why),
        hint,
        tuple(edit.place for edit in finding.fix),
    )


def _not_made(old: str, new: str, code: str, why: Message) -> Message:
    if not old:
        return Message("这里没有加上“{new}”（{code}）：{why}。", new=new, code=code, why=why)
    if not new:
        return Message("“{old}”没有删去（{code}）：{why}。", old=old, code=code, why=why)
    return Message(
        "“{old}”没有改成“{new}”（{code}）：{why}。", old=old, new=new, code=code, why=why
    )
