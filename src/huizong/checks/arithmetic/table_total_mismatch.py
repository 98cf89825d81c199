"""HZ217 表中合计与各格不符

查什么
    表里“合计”“总计”“小计”一行或一列的数，与它所加的各格之和不等；已按四舍五入留了余地。表里多数合计
    都不是上面各格之和的，说明加的是别的东西，不报。

为什么
    改了一格忘了改合计，是附表最常见的错。

错例
    （表）东乡12件，西乡13件，南乡21件，合计64件。

正例
    （表）东乡12件，西乡13件，南乡21件，合计46件。

依据
    公文内容“真实、准确”（党政机关公文处理工作条例第十九条）；统计法第九条（真实、准确、完整）。
"""

from collections.abc import Iterator

from huizong.checks.arithmetic._claims import claimed, fault
from huizong.checks.arithmetic._tables import in_table
from huizong.checks.rule import Fault, rule
from huizong.values import ClaimKind, Manuscript, Message, Severity, Verdict

_HINT = Message("请逐格核对；分项都对的，把合计改成相加的数")


@rule("HZ217", Severity.ERROR)
def table_total_mismatch(manuscript: Manuscript) -> Iterator[Fault]:
    """Tell totals of tables that their cells do not make."""
    for claim in claimed(manuscript, Verdict.FAILS, ClaimKind.SUM):
        if in_table(claim):
            yield fault(claim, manuscript, otherwise=_HINT)
