"""Reading figures beside peers: speed on one text, and what each finds of the hand-made gold.

Peers come with the extra `bench`; one that is not installed is named and left out. Each is asked
for all it can read, through an adapter that keeps what it says: a peer that has no notion of bounds
states every figure exactly, one that gives no span in the text is only timed.
"""

import importlib
import io
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
MEGABYTE = 1_000_000

Found = dict[str, object]
Reader = Callable[[str], list[Found]]


@dataclass(frozen=True)
class Peer:
    """A reader of figures, and how much text it can be timed on, in characters."""

    name: str
    load: Callable[[], Reader]
    timed_on: int
    judged: bool = True


def huizong() -> Reader:
    """Ours."""
    from huizong.figures import figures

    def read(text: str) -> list[Found]:
        return [
            {"start": f.start, "end": f.end, "kind": f.kind, "low": f.low, "high": f.high,
             "bound": f.bound, "unit": f.unit}
            for f in figures(text)
        ]  # fmt: skip

    return read


def bare() -> Reader:
    """The bare expression for Arabic numbers: the floor of what a program can do."""
    number = re.compile(r"\d+(?:\.\d+)?")
    return lambda text: [
        _found(m.start(), m.end(), "count", m.group(), None) for m in number.finditer(text)
    ]


def _found(start: int, end: int, kind: str, value: object, unit: str | None) -> Found:
    number = float(str(value)) if value not in (None, "") else None
    return {"start": start, "end": end, "kind": kind, "low": number, "high": number,
            "bound": "exact", "unit": unit}  # fmt: skip


def jionlp() -> Reader:
    """JioNLP's money and time."""
    jio = importlib.import_module("jionlp")
    bounds = {"accurate": "exact", "blur": "about"}

    def read(text: str) -> list[Found]:
        found = []
        for money in jio.ner.extract_money(text, with_parsing=True) or []:
            detail = money["detail"] or {}
            number = detail.get("num")
            low, high = (number if isinstance(number, list) else (number, number))[:2]
            one = _found(*money["offset"], "money", low, detail.get("case"))
            bound = bounds.get(detail.get("definition"), "about")
            found.append({**one, "high": float(high) if high else None, "bound": bound})
        for when in jio.ner.extract_time(text, with_parsing=False) or []:
            start, end = when["offset"]
            found.append({**_found(start, end, "date", None, None)})
        return found

    return read


def recognizers() -> Reader:
    """Recognizers-Text, all eight models of Chinese numbers, units and times."""
    number = importlib.import_module("recognizers_number")
    unit = importlib.import_module("recognizers_number_with_unit")
    when = importlib.import_module("recognizers_date_time")
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    models = [
        (number.recognize_number, "count"), (number.recognize_ordinal, "ordinal"),
        (number.recognize_percentage, "percent"), (unit.recognize_age, "duration"),
        (unit.recognize_currency, "money"), (unit.recognize_dimension, "length"),
        (unit.recognize_temperature, "count"), (when.recognize_datetime, "date"),
    ]  # fmt: skip
    units = {"人民币元": "元", "元": "元"}

    def read(text: str) -> list[Found]:
        found: list[Found] = []
        for model, kind in models:
            for result in model(text, culture):
                said = (result.resolution or {}).get("value")
                value = said.rstrip("%") if isinstance(said, str) else None
                named = (result.resolution or {}).get("unit")
                number = value if value and re.fullmatch(r"-?[\d.]+", value) else None
                end = result.end + 1
                found.append(_found(result.start, end, kind, number, units.get(named, named)))
        return list(_longest(found))

    return read


def _longest(found: list[Found]) -> Iterator[Found]:
    """Yield the longest of readings that overlap: 10万元 and not the 10 in it."""
    taken: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda f: int(str(f["start"])) - int(str(f["end"]))):
        start, end = int(str(one["start"])), int(str(one["end"]))
        if all(end <= low or high <= start for low, high in taken):
            taken.append((start, end))
            yield one


def cn2an() -> Reader:
    """cn2an rewrites numerals in the text; it gives no spans, so it is only timed."""
    module = importlib.import_module("cn2an")

    def read(text: str) -> list[Found]:
        module.transform(text, "cn2an")
        return []

    return read


PEERS = [
    Peer("huizong", huizong, MEGABYTE),
    Peer("JioNLP money + time", jionlp, 30_000),
    Peer("Recognizers-Text, eight models", recognizers, 6_000),
    Peer("cn2an (rewrites, no spans)", cn2an, 300_000, judged=False),
    Peer(r"bare \d+(\.\d+)?", bare, MEGABYTE),
]


def sources() -> str:
    """Return the text that is timed: the shared sources, else our own examples."""
    folder = SHARED / "data/seeds"
    if folder.is_dir():
        files = sorted(folder.glob("*.txt"))
    else:
        files = sorted((ROOT / "examples/sources").glob("*.md"))
    return "".join(file.read_text(encoding="utf-8") for file in files)


def speed(read: Reader, characters: int) -> float:
    """Return megabytes of UTF-8 a second: the median of three, after one that is not counted."""
    whole = sources()
    text = (whole * (characters // len(whole) + 1))[:characters]
    paragraphs = text.splitlines()  # peers made for sentences are given paragraphs
    read("\n".join(paragraphs[:20]))
    taken = []
    for _ in range(3 if characters >= MEGABYTE else 1):
        start = time.perf_counter()
        if characters >= MEGABYTE:
            read(text)
        else:
            for paragraph in paragraphs:
                read(paragraph)
        taken.append(time.perf_counter() - start)
    return len(text.encode()) / MEGABYTE / sorted(taken)[len(taken) // 2]


def judge(read: Reader, gold: str) -> tuple[float, float]:
    """Return span F1 and complete F1 (kind, value, unit, bound too) on a gold set."""
    folder = SHARED / "data/gold" / gold
    texts = _texts(folder, gold)
    hit = complete = found = wanted = 0
    lines = (folder / "figures.jsonl").read_text(encoding="utf-8").splitlines()
    golds: dict[str, list[dict]] = {}
    for line in lines:
        one = json.loads(line)
        golds.setdefault(one["doc"], []).append(one)
    for doc, text in texts.items():
        sure = {(g["start"], g["end"]): g for g in golds.get(doc, []) if not g.get("contested")}
        idle = [(g["start"], g["end"]) for g in golds.get(doc, []) if g.get("contested")]
        got = {(f["start"], f["end"]): f for f in _by_paragraph(read, text)}
        got = {
            span: f
            for span, f in got.items()
            if f["kind"] != "placeholder"
            and (span in sure or not any(span[0] < e and s < span[1] for s, e in idle))
        }
        found, wanted = found + len(got), wanted + len(sure)
        same = [span for span in sure if span in got]
        hit += len(same)
        complete += sum(_agrees(got[span], sure[span]) for span in same)
    return _f1(hit, found, wanted), _f1(complete, found, wanted)


def _by_paragraph(read: Reader, text: str) -> Iterator[Found]:
    start = 0
    for paragraph in text.splitlines(keepends=True):
        for one in read(paragraph):
            low, high = int(str(one["start"])), int(str(one["end"]))
            yield {**one, "start": low + start, "end": high + start}
        start += len(paragraph)


def _texts(folder: Path, gold: str) -> dict[str, str]:
    if gold == "figures":
        seeds = sorted((SHARED / "data/seeds").glob("*.txt"))
        return {seed.name[:3]: seed.open(encoding="utf-8", newline="").read() for seed in seeds}
    lines = (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["id"]: one["text"] for one in map(json.loads, lines)}


def _agrees(found: Found, gold: dict) -> bool:
    if found["kind"] != gold["kind"] or found["bound"] != gold["bound"]:
        return False
    if gold["kind"] in {"date", "time"}:
        return True  # peers that resolve dates do so against today; their reading is not held to it
    sides = all(_same(found[side], gold.get(side)) for side in ("low", "high"))
    return sides and (found["unit"] or None) == (gold.get("unit") or None)


def _same(one: object, other: object) -> bool:
    if one is None or other is None:
        return one is other
    a, b = float(str(one)), float(str(other))
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def _f1(hit: int, found: int, wanted: int) -> float:
    return 2 * hit / (found + wanted) if found + wanted else 0.0


def rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for each peer: name, MB/s, how many times slower than ours, F1 on each gold."""
    ours = 0.0
    for peer in PEERS:
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                read = peer.load()
                taken = speed(read, peer.timed_on)
                scores = (
                    [judge(read, gold) for gold in ("figures", "published")]
                    if (peer.judged and SHARED.is_dir())
                    else []
                )
        except ImportError:
            yield (peer.name, "not installed", "", "", "")
            continue
        ours = ours or taken
        told = [f"{span:.3f} / {complete:.3f}" for span, complete in scores] or ["", ""]
        yield (peer.name, f"{taken:.3g}", f"{ours / taken:.3g}", *told)


def table() -> str:
    """Return the rows as Markdown."""
    heads = ("reader", "MB/s, one core", "ours is faster by", "sources: span / complete F1",
             "published: span / complete F1")  # fmt: skip
    head = f"| {' | '.join(heads)} |"
    lines = [head, "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in rows()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table())
