"""The generated pages: python tools/docs.py [--check].

docs/cli.md from the command line's own parser, docs/rules/ from the docstrings of the rules,
docs/systems.md from what the definitions say that they serve. With --check nothing is written; a
page that differs from what the code says, or that no rule has any more, is named.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

os.environ["HUIZONG_LANG"] = "zh"

import rule_pages
import system_pages
from huizong import cli

ROOT = Path(__file__).parents[1]

HEAD = """# 命令行

这一页由 `make docs` 从命令行自身生成，请不要手改。

每个命令都有 `--help`。界面语言随系统，也可用环境变量 `HUIZONG_LANG=zh` 或 `en` 指定。
位置一律是读入文本中的字符序号（Unicode 码点），左闭右开。

退出码：0 没有问题；1 有严重程度为 error 的问题；2 命令或文件不能用（能用的文件照常处理）。
"""

SHAPES = {
    "read": """`--json` 每行一个对象：

    {"block": "paragraph", "start": 0, "end": 15, "role": "body", "number": "一、", "text": "…"}
    {"block": "table", "start": 40, "end": 90, "rows": [["乡镇", "开工（处）"], ["松涧镇", "40"]]}
""",
    "outline": """`--json`：

    {"documents": [{"title", "kind", "organisation", "section", "date", "start", "end",
      "nodes": [{"marker", "title", "kind", "start", "end", "children": [...]}]}],
     "boilerplate": [{"start", "end"}]}
""",
    "figures": """`--json` 每行一个对象；`noun`、`date` 只在有的时候出现：

    {"start": 4, "end": 7, "text": "58个", "kind": "count", "low": 58, "high": 58, "bound": "exact",
     "unit": "个", "noun": "文号"}
""",
    "claims": """`--json` 每行一个对象；`slip` 只在有一处改动能使它相符的时候出现：

    {"kind": "sum", "places": [{"start": 4, "end": 7}], "verdict": "fails",
     "formula": "46 = 22 + 25", "message": "…", "slip": "…"}

`kind`：sum share growth difference points mean sum-to-100 part-of count-of-list same-quantity
ranking bound identity date。
`verdict`：holds rounding truncated partial overlapping fails undecidable。
""",
    "check": """给人看的文字按文件、按规则列出：行和列（Word 等文件是第几段、表的第几行第几列）、
原文和词句下的标记、怎么改，最后是小结。在终端上有颜色，设了 `NO_COLOR` 就没有。

`--json` 每行一个对象，不受 `--cap` 限制；`fix` 只在改法有把握时出现，`silenced` 是放过的理由：

    {"code": "HZ101", "rule": "numbering-gap", "severity": "error", "message": "…", "hint": "…",
     "places": [{"path": "总结.txt", "start": 31, "end": 33, "text": "4、"}],
     "fix": [{"path": "总结.txt", "start": 31, "end": 33, "text": "3、"}]}

`--sarif` 是一个 SARIF 2.1.0 文件。列和字符位置按 Unicode 码点数（`columnKind` 写明），
规则附说明页，放过的记在 `suppressions`。
`--docx`、`--html`、`--fix` 一次用于一个文件；`--fix` 用于 txt、md 和 docx，文本按原来的编码写出，
只改有把握之处。规则见 [rules/](rules/README.md)。

`--config` 的设置文件：

    select: [HZ1, HZ2]              # 只查这些；不写则全查
    ignore:
      HZ507: 本单位文件一律用半角括号   # 放过的规则和理由
    terms:
      乡镇卫生所: 乡镇卫生院            # 不这样写: 这样写
    earlier: [2025年总结.docx]       # 以前的报告，按设置文件所在的文件夹找
    cap: 50                         # 每条规则最多列出几处，0 为全部
""",
    "promises": """`--json` 每行一个对象：

    {"kind": "target", "state": "not-met", "words": "覆盖率达到62%以上", "subject": "覆盖率",
     "formula": "62 - 61.5 = 0.5", "message": "…",
     "places": [{"path", "start", "end", "text"}], "answers": [{"path", "start", "end", "text"}]}

`kind`：target（有数的目标）task（没有数的事项）。
`state`：met not-met in-part not-mentioned undecidable；拿不准的是 undecidable，不算达到。
后一份写的是计划之前那一年的（总结在前、计划在后），比率说的是起点，做了多少一概不判断。
用语见 `definitions/words/following.yaml`。
""",
    "changes": """`--json` 每行一个对象；条目在前，数在后：

    {"kind": "up", "words": "办理来文", "formula": "152 - 132 = 20", "message": "…",
     "earlier": [{"path", "start", "end", "text"}], "later": [{"path", "start", "end", "text"}]}

`kind`：new gone same renewed（只有数字、年份不同）up down。换了说法的条目不列。
""",
    "similar": """文件夹一直找到底。`--json` 每行一个对象，先是文档，后是段落；所占份额从 0 到 1：

    {"copy": "document", "place": {"path", "start", "end"}, "title", "source": {...},
     "source_title", "share": 0.93, "back": 0.71, "paragraphs": 16}
    {"copy": "paragraph", "place": {...}, "source": {...}, "similarity": 1.0, "written": 0.974,
     "containment": 1.0, "differences": [{"source": "2012", "copy": "20xx"}]}

`similarity` 不计数字和年份，`written` 按原文，`containment` 是短的一段有多少在长的里面；
都按相邻两字算。20 字以上的段落才比。
""",
    "matters": """`--json`：

    {"matters": [{"title", "lead",
      "items": [{"path", "start", "end", "section", "role", "phrase": {"start", "end"}, "why"}]}]}
""",
    "compile": """`--account` 写出去向表：

    {"items": [{"section", "path", "start", "end", "text", "fate", "target",
                "carried": [{"path", "start", "end"}],
                "dropped": [{"path", "start", "end", "why"}]}],
     "findings": [{"code", "rule", "severity", "message", "hint", "places": [...]}]}

`fate` 是 kept（保留）、merged（并入）、replaced（替换）、left-out（未用）之一。
`--draft` 改写过的另有 `"rephrased": [{"target", "before", "after", "by", "places": [...]}]`，
见 [drafting.md](drafting.md)。
不丢一条、不编一字做不到时，命令拒绝写出汇总稿，并指出是哪些条目。
输出先写在旁边再改名，不会留下半份文件。
""",
    "typeset": """版式、要素文件、附图和数据来源表的写法见 [typesetting.md](typesetting.md)；
`compile` 也用这几个参数。
""",
    "definitions": """`check [FILE|FOLDER …]` 检查台账、指标和起草模板的定义，说出
哪个文件、哪一行、错在哪里、怎么改；不写文件查自带的，和 `HUIZONG_LEDGERS` 文件夹里的。
`schema [ledger|indicators]` 打印 JSON Schema。
台账怎么写见 [ledgers.md](ledgers.md)，指标怎么写见 [indicators.md](indicators.md)。
""",
}


def page() -> str:
    """Return docs/cli.md."""
    return HEAD + "".join(_command(name, parser) for name, parser in _commands())


def _commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    whole = cli.parser()
    (action,) = (a for a in whole._actions if isinstance(a, argparse._SubParsersAction))
    for name, parser in action.choices.items():
        if parser.description:
            yield name, parser


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    rows = "".join(_row(action) for action in parser._actions if action.dest != "help")
    table = f"\n| 参数 | 说明 |\n|---|---|\n{rows}"
    return f"\n## huizong {name}\n\n{parser.description}。\n{table}\n{SHAPES.get(name, '')}"


def _row(action: argparse.Action) -> str:
    name = ", ".join(f"`{option}`" for option in action.option_strings)
    many = " …" if action.nargs == "+" else ""
    choices = f"（{' '.join(map(str, action.choices))}）" if action.choices else ""
    return f"| {name or f'`{action.metavar}`{many}'} | {action.help or '文件'}{choices} |\n"


def wanted() -> dict[Path, str]:
    """Return every generated page."""
    rules = {ROOT / "docs/rules" / name: text for name, text in rule_pages.pages().items()}
    systems = {ROOT / "docs/systems.md": system_pages.page()}
    return {ROOT / "docs/cli.md": page(), **systems, **rules}


def orphans(pages: Mapping[Path, str]) -> list[Path]:
    """Return the pages of rules that there are no more; the list of retired codes is by hand."""
    known = {*pages, ROOT / "docs/rules/retired.md"}
    return [path for path in sorted((ROOT / "docs/rules").glob("*.md")) if path not in known]


def main() -> int:
    """Write the pages, or name those that are stale."""
    pages = wanted()
    lost = orphans(pages)
    if "--check" not in sys.argv:
        for path, text in pages.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for path in lost:
            path.unlink()
        return 0
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
    for path in (*stale, *lost):
        print(f"{path.relative_to(ROOT)} is stale: make docs")
    return 1 if stale or lost else 0


if __name__ == "__main__":
    sys.exit(main())
