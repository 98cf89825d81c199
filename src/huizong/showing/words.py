"""What severities, verdicts and rules are called."""

from functools import cache

from huizong.checks import rules
from huizong.values import Finding, Message, Severity, Verdict

SEVERITIES = {
    Severity.ERROR: Message("错误"),
    Severity.WARNING: Message("提醒"),
    Severity.STYLE: Message("格式"),
}
VERDICTS = {
    Verdict.HOLDS: Message("相符"),
    Verdict.ROUNDING: Message("四舍五入内相符"),
    Verdict.TRUNCATED: Message("截断未进位"),
    Verdict.PARTIAL: Message("部分列举"),
    Verdict.OVERLAPPING: Message("互有重叠"),
    Verdict.FAILS: Message("不符"),
    Verdict.UNDECIDABLE: Message("不能判断"),
}

# What is told about the check itself has no page.
_OWN = {
    "HZ000": "一条规则没有查完",
    "HZ095": "放过没有写理由",
    "HZ096": "放过的规则名不对",
    "HZ097": "已没有问题可放过",
}


@cache
def _titles() -> dict[str, str]:
    """Return the Chinese name of each rule, from the first line of its page."""
    named = {rule.code: rule.page.split("\n", 1)[0].partition(" ")[2] for rule in rules()}
    return _OWN | named


def title(finding: Finding, language: str) -> str:
    """Return what a finding's rule is called: its Chinese name, or in English its plain name."""
    return _titles().get(finding.code, "") if language == "zh" else ""
