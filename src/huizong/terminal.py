"""What every command needs of the terminal: language, files in and out, exit status."""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from huizong.values import Message, render

if TYPE_CHECKING:
    from huizong.reading import Limits
    from huizong.values import Document, Finding

FINE, FAULTY, UNUSABLE = 0, 1, 2


def language() -> str:
    """Return the language of the person at the terminal: HUIZONG_LANG, else the locale's."""
    names = ("HUIZONG_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "en" if chosen.lower().startswith("en") else "zh"


def say(message: str, **arguments: str | int) -> str:
    """Return a sentence in the language of the person."""
    return render(Message(message, **arguments), language())


def reading_limits() -> "Limits":
    """Return the limits of reading; HUIZONG_MAX_UPLOAD_MB is the largest file, as on the site."""
    from huizong.reading import Limits

    megabytes = os.environ.get("HUIZONG_MAX_UPLOAD_MB", "")
    return Limits(max_bytes=int(megabytes) * 1024 * 1024) if megabytes.isdigit() else Limits()


def complain(sentence: str) -> None:
    """Print a sentence beside the output, under the program's name."""
    print(f"huizong: {sentence}", file=sys.stderr)


def read_file(path: str) -> "Document | None":
    """Read a file; where it cannot be used, say so and return None."""
    from huizong.files import load
    from huizong.pipeline import read
    from huizong.reading import ReadingError

    try:
        limits = reading_limits()
        document = read(load(path, limits=limits), limits=limits)
    except ReadingError as error:
        tell([error.finding])
        return None
    tell(document.findings)
    return document


def tell(findings: "Iterable[Finding]") -> None:
    """Say what is wrong with files, and what to do, beside the output."""
    for finding in findings:
        complain(render(finding.message, language()))
        hint = render(finding.hint, language())
        if hint:
            print(f"         {hint}", file=sys.stderr)


def print_json(value: object) -> None:
    """Print a value as one line of JSON."""
    print(json.dumps(value, ensure_ascii=False))


def suffix(path: str) -> str:
    """Return what kind of file a name says: ".docx"."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - pathlib would cost 20 ms of the start


def write(outputs: Mapping[str, bytes], *, inputs: Sequence[str]) -> bool:
    """Write the outputs; an output that names an input is refused. Returns whether all is well."""
    from huizong.files import save

    for path in outputs:
        if any(os.path.exists(path) and os.path.samefile(path, one) for one in inputs):  # noqa: PTH110, PTH121 - as above
            told = say("“{path}”是输入的文件，不能写到它上面；请换一个文件名。", path=path)
            complain(told)
            return False
    try:
        save(outputs)
    except OSError as error:
        path, why = "、".join(outputs), error.strerror or str(error)
        told = say("写不了“{path}”：{why}；请核对文件夹和权限。", path=path, why=why)
        complain(told)
        return False
    return True
