"""Refuses a compiled report that lost something (design I2) or made something up (I3).

It reads the finished report and the inputs afresh and trusts nothing that compiling noted.
"""

from collections.abc import Callable, Iterable, Sequence

from huizong.compiling.inventions import made_up
from huizong.compiling.losses import lost
from huizong.figures import figures
from huizong.values import Account, Figure, Finding, Reading, Report


class CompilationError(Exception):
    """There is no report that may be written: it would break I2 or I3, or the length takes none.

    `findings` say where and what to do.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding.message) for finding in findings))
        self.findings = tuple(findings)


def verify(
    report: Report,
    account: Account,
    readings: Sequence[Reading],
    allowed: Iterable[str],
    *,
    read: Callable[[str], Sequence[Figure]] = figures,
) -> None:
    """Raise CompilationError where the report lost or made up anything.

    `allowed` are the words that the program may write itself: headings, joining words, sections;
    `read` is what reads the figures of a text, where the caller remembers what was read.
    """
    findings = [
        *lost(report, account, readings, read=read),
        *made_up(report, readings, allowed, additions=account.additions, read=read),
    ]
    if findings:
        raise CompilationError(findings)
