"""What the log's words are called: actions, kinds of things, fields."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huizong_web.audit.changes import choices_of
from huizong_web.ledgers.definitions import ledgers
from huizong_web.oversight.fields import FIELDS

ACTIONS: Mapping[str, Any] = {
    "sign-in": gettext_lazy("登录"),
    "sign-out": gettext_lazy("退出"),
    "create": gettext_lazy("新建"),
    "change": gettext_lazy("修改"),
    "delete": gettext_lazy("删除"),
    "read": gettext_lazy("查看"),
    "download": gettext_lazy("下载"),
    "refuse": gettext_lazy("拒绝访问"),
    "change-password": gettext_lazy("改密码"),
    "give-one-time-password": gettext_lazy("发一次性密码"),
    "end-sessions": gettext_lazy("结束登录"),
    "shut-account": gettext_lazy("停用账号"),
    "open-account": gettext_lazy("启用账号"),
    "unlock": gettext_lazy("解除锁定"),
    "grant": gettext_lazy("任命"),
    "take-back": gettext_lazy("免去"),
    "take-second-factor": gettext_lazy("启用第二重验证"),
    "drop-second-factor": gettext_lazy("停用第二重验证"),
    "new-recovery-codes": gettext_lazy("换恢复码"),
    "use-recovery-code": gettext_lazy("用恢复码"),
    "cut-log": gettext_lazy("截去旧日志"),
    "backup": gettext_lazy("备份"),
    "restore": gettext_lazy("恢复"),
    "set-calendar": gettext_lazy("设放假安排"),
    "record-entered": gettext_lazy("登记"),
    "record-imported": gettext_lazy("导入"),
    "record-changed": gettext_lazy("更正"),
    "record-updated": gettext_lazy("情况变化"),
    "record-stepped": gettext_lazy("办理"),
    "record-removed": gettext_lazy("删除"),
    "record-restored": gettext_lazy("恢复"),
    "record-carried": gettext_lazy("随台账定义调整"),
    "register-taken-over": gettext_lazy("接收已有台账"),
    "carry-book": gettext_lazy("把记录带到新定义"),
    "import-uploaded": gettext_lazy("上传表格"),
    "records-imported": gettext_lazy("从表格导入"),
    "import-undone": gettext_lazy("撤销导入"),
    "records-exported": gettext_lazy("导出记录"),
}
THINGS: Mapping[str, Any] = {
    "accounts.User": gettext_lazy("账号"),
    "accounts.SecondFactor": gettext_lazy("第二重验证"),
    "accounts.RecoveryCode": gettext_lazy("恢复码"),
    "accounts.Identity": gettext_lazy("单位账号绑定"),
    "indicators.Kept": gettext_lazy("指标启用"),
    "indicators.Entry": gettext_lazy("指标填报"),
    "indicators.Target": gettext_lazy("指标目标"),
    "notifications.Preference": gettext_lazy("通知设置"),
    "offices.Office": gettext_lazy("单位"),
    "offices.Unit": gettext_lazy("科室"),
    "offices.UnitBefore": gettext_lazy("科室沿革"),
    "offices.Duty": gettext_lazy("职责"),
    "offices.Post": gettext_lazy("岗位"),
    "ledgers.Book": gettext_lazy("台账"),
    "ledgers.Record": gettext_lazy("台账记录"),
    "ledgers.Attachment": gettext_lazy("附件"),
    "importing.Import": gettext_lazy("台账导入"),
    "reports.Cycle": gettext_lazy("报送期"),
    "reports.Submission": gettext_lazy("报送"),
    "reports.Compilation": gettext_lazy("汇总稿"),
    "reports.Schedule": gettext_lazy("报送规则"),
    "reports.Lock": gettext_lazy("本期锁定"),
    "reports.Permit": gettext_lazy("准许补报"),
    "reports.ZeroReport": gettext_lazy("零报告"),
    "reports.Reminder": gettext_lazy("催报"),
    "reports.Held": gettext_lazy("留存的迟到文件"),
    "reports.Review": gettext_lazy("审核意见"),
    "reports.Mark": gettext_lazy("审核批注"),
    "reports.Series": gettext_lazy("发文代字"),
    "reports.Paper": gettext_lazy("文稿"),
    "reports.Step": gettext_lazy("印发步骤"),
    "reports.Issued": gettext_lazy("已印发文件"),
    "reports.Decision": gettext_lazy("事项决定"),
    "reports.Dismissal": gettext_lazy("问题判断"),
    "lineage.Tie": gettext_lazy("数据依据"),
}
PAGES: Mapping[str, Any] = {
    "log": gettext_lazy("操作日志"),
    "log-csv": gettext_lazy("操作日志"),
    "log-jsonl": gettext_lazy("操作日志"),
    "people": gettext_lazy("人员账号"),
    "grants": gettext_lazy("岗位任命"),
    "units": gettext_lazy("单位"),
    "cycles": gettext_lazy("各报送期"),
}
"""Pages that are noted by the name of their address, where there is no thing of which to speak."""


def label_of(kind: str, label: str) -> str:
    """Return what a thing is called: a register by its name, not by the key it is stored under."""
    if kind == "ledgers.Book" and (found := ledgers().get(label)):
        return found.label
    return str(PAGES.get(label, label))


def changes(text: str, kind: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the field, what it was and what it is, of what changed in a thing of a kind."""
    given = json.loads(text)
    before, after = given.get("before") or {}, given.get("after") or {}
    for name in [*before, *(name for name in after if name not in before)]:
        choices = _choices(kind, name)
        yield (
            str(FIELDS.get(name, name)),
            _shown(before.get(name), choices),
            _shown(after.get(name), choices),
        )


def _choices(kind: str, name: str) -> Mapping[Any, Any]:
    """Return what the values of a field are called, where it has few that are stored as codes."""
    if (kind, name) == ("ledgers.Book", "ledger"):
        return {key: each.label for key, each in ledgers().items()}
    return choices_of(kind, name)


def _shown(value: object, choices: Mapping[Any, Any]) -> str:
    """Return a value as a person reads it, "" where there is none."""
    if isinstance(value, str) and value in choices:
        return str(choices[value])
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, dict) and "length" in value:
        return _("%(length)s 字，SM3 %(digest)s…") % {
            "length": value["length"],
            "digest": str(value.get("sm3", ""))[:8],
        }
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
