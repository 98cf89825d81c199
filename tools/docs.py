"""The generated pages: python tools/docs.py [--check].

docs/cli.md from the command line's own parser. With --check nothing is written; a page that differs
from what the code says is named.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["HUIZONG_LANG"] = "zh"

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
不丢一条、不编一字做不到时，命令拒绝写出汇总稿，并指出是哪些条目。
输出先写在旁边再改名，不会留下半份文件。
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


def main() -> int:
    """Write the pages, or name those that are stale."""
    pages = {ROOT / "docs/cli.md": page()}
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
    if "--check" not in sys.argv:
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8")
        return 0
    for path in stale:
        print(f"{path.relative_to(ROOT)} is stale: make docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
