"""What compiling yields: one report, and the answer to every question about it."""

from dataclasses import dataclass

from huizong.values.account import Account
from huizong.values.basis import Basis
from huizong.values.finding import Finding
from huizong.values.matter import Matter
from huizong.values.rephrasing import Rephrasing
from huizong.values.report import Report


@dataclass(frozen=True, slots=True)
class Compilation:
    """A compiled report with its account, the matters found, and the basis of every figure.

    `rephrased` are the items that somebody put into other words, none unless the office asked.
    """

    report: Report
    account: Account
    matters: tuple[Matter, ...]
    bases: tuple[Basis, ...]
    findings: tuple[Finding, ...] = ()
    rephrased: tuple[Rephrasing, ...] = ()
