"""The pages of docs/rules: one a rule from its docstring, and an index of them all."""

import re
from collections.abc import Iterable, Iterator
from textwrap import dedent

from huizong import files
from huizong.checks import Rule, rules
from huizong.checks.rule import GROUPS
from huizong.reading import faults
from huizong.showing.words import SEVERITIES

_TITLES = {
    "structure": "HZ1 结构和序号",
    "arithmetic": "HZ2 数据和逻辑",
    "tracing": "HZ3 出处和痕迹",
    "wording": "HZ4 字词和名称",
    "writing": "HZ5 标点、数字和单位",
    "form": "HZ6 公文格式",
}
_EXAMPLES = ("错例", "正例")
_HEADING = re.compile(r"^(?=\S)", re.MULTILINE)

_HEAD = """# 规则

这些页由 `make docs` 从规则自身生成，请不要手改：一条规则一页，
写明查什么、为什么、错例、正例、依据。

只查几条：`huizong check FILE --select HZ1,sum-mismatch`；不查几条：`--ignore HZ5`。
代号可以只写开头，写得更具体的一方算数。放过一处，在那一行或上一行写明理由：

    <!-- huizong: allow numbering-gap 第二项并入第一项 -->

Word 文件里，在那几个字上加一条批注：`huizong: allow numbering-gap 第二项并入第一项`。
本单位长期放过的，写在设置文件的 `ignore` 里（`huizong check --config`）。代号不再用于别的规则，
停用的见[停用的代号](retired.md)。
"""
_READING = """
## HZ0 文件本身

文件能不能读、读得对不对。这些不是可以关掉的规则；一条规则自己出错时报 HZ000，其余照查。

| 代号 | 名称 | 说的是 |
|---|---|---|
"""
_SILENCES = (
    ("HZ000", "rule-crashed", "一条规则出了错，没有查完"),
    ("HZ095", "silence-without-reason", "放过一处却没有写理由"),
    ("HZ096", "silence-of-unknown-rule", "要放过的不是一条规则"),
    ("HZ097", "silence-of-nothing", "没有问题可以放过"),
)


def pages() -> dict[str, str]:
    """Return the pages by file name."""
    return {"README.md": _index(), **{f"{rule.name}.md": page(rule) for rule in rules()}}


def page(rule: Rule) -> str:
    """Return a rule's docstring as Markdown."""
    title, _, rest = rule.page.partition("\n")
    severity = SEVERITIES[rule.severity]
    head = f"# {title}\n\n规则名 `{rule.name}`，严重程度：{severity}。\n"
    return head + "".join(_sections(rest))


def _sections(text: str) -> Iterator[str]:
    for section in _HEADING.split(text.strip()):
        heading, _, body = section.partition("\n")
        if heading:
            yield f"\n## {heading.strip()}\n\n{_body(heading.strip(), dedent(body).strip())}\n"


def _body(heading: str, body: str) -> str:
    if heading in _EXAMPLES:
        return f"```text\n{body}\n```"
    return "\n\n".join(_joined(paragraph) for paragraph in body.split("\n\n"))


def _joined(paragraph: str) -> str:
    """Return the lines of a paragraph as one; a blank stands only between two Latin words."""
    return re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", paragraph).replace("\n", "")


def _index() -> str:
    return _HEAD + "".join(_group(group) for group in GROUPS) + _READING + "".join(_of_reading())


def _group(group: str) -> str:
    members = [rule for rule in rules() if _group_of(rule) == group]
    rows = "".join(_row(rule) for rule in members)
    return (
        f"\n## {_TITLES[group]}\n\n| 代号 | 名称 | 规则名 | 严重程度 |\n|---|---|---|---|\n{rows}"
    )


def _group_of(rule: Rule) -> str:
    return rule.check.__module__.split(".")[-2]


def _row(rule: Rule) -> str:
    title = rule.page.split("\n", 1)[0].partition(" ")[2]
    return (
        f"| {rule.code} | {title} | [{rule.name}]({rule.name}.md) | {SEVERITIES[rule.severity]} |\n"
    )


def _of_reading() -> Iterable[str]:
    known = {
        fault.code: (fault.rule, str(fault.message.template))
        for module in (faults, files)
        for fault in vars(module).values()
        if isinstance(fault, faults.Fault)
    }
    known |= {code: (name, told) for code, name, told in _SILENCES}
    return (
        f"| {code} | `{name}` | {' '.join(told.split())} |\n"
        for code, (name, told) in sorted(known.items())
    )
