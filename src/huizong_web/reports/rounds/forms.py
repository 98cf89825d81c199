"""The forms of rounds: the rule, the round, and what one decides in it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huizong_web.offices.models import LONGEST_REASON, Unit
from huizong_web.reports.models import Cycle
from huizong_web.reports.rounds.models import Often, Schedule

if TYPE_CHECKING:  # Django's own forms know no type argument
    ScheduleModelForm = forms.ModelForm[Schedule]
    CycleModelForm = forms.ModelForm[Cycle]
    UnitsField = forms.ModelMultipleChoiceField[Unit]
else:
    UnitsField = forms.ModelMultipleChoiceField
    ScheduleModelForm = CycleModelForm = forms.ModelForm

_TIME = forms.TimeInput(attrs={"type": "time", "step": "60"}, format="%H:%M")
_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LAST_OF_WEEK = 7
_LONGEST_NUMBER = 18  # digits: a row's number has 64 bits


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class ScheduleForm(ScheduleModelForm):
    """A rule; `version` is the one that the person has read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        """The fields, what they are called, and what helps to fill them in."""

        model = Schedule
        fields = (
            "title",
            "kind",
            "due_day",
            "due_later",
            "shift",
            "due_workdays",
            "due_time",
            "open_before",
            "notice_before",
            "close_after",
            "starts",
            "units",
            "active",
        )
        labels = {  # noqa: RUF012 - Django reads a plain dict
            "title": _("报什么"),
            "kind": _("多久一次"),
            "due_day": _("几号截止"),
            "due_later": _("是下一个月（周）的"),
            "shift": _("逢休息日"),
            "due_workdays": _("再加几个工作日"),
            "due_time": _("几点"),
            "open_before": _("提前几个工作日开始"),
            "notice_before": _("再提前几个工作日预告"),
            "close_after": _("过后几个工作日不再收"),
            "starts": _("从哪一期起"),
            "units": _("只要这些科室报"),
            "active": _("照这条规则开期"),
        }
        help_texts = {  # noqa: RUF012 - as above
            "title": _("例如：工作总结、安全生产情况。"),
            "due_day": _("每周的写 1（周一）到 7（周日）；月份没有这一天的，算月末。"),
            "due_workdays": _("往前写负数。“次月第3个工作日”写：31 号截止、不动、加 3。"),
            "close_after": _("不写就一直等到有人锁定。"),
            "starts": _("写那一期里的任何一天；以前的期也会补开。"),
            "units": _("一个都不选，就是全部科室。"),
        }
        widgets = {  # noqa: RUF012 - as above
            "due_time": _TIME,
            "starts": _DATE,
            "units": forms.CheckboxSelectMultiple,
        }

    def __init__(self, data: QueryDict | None, instance: Schedule) -> None:
        super().__init__(data, instance=instance, initial={"version": instance.version})
        choices = [choice for choice in Often.choices if choice[0] != Often.ONCE]
        self.fields["kind"] = forms.ChoiceField(choices=choices, label=_("多久一次"))
        _limit(self.fields, due_day=(1, 31), due_workdays=(-20, 20), open_before=(0, 60))
        _limit(self.fields, notice_before=(0, 60), close_after=(0, 60))
        self.fields["units"] = _units(instance.office.units.filter(until=None), self.fields)

    def clean(self) -> dict[str, Any]:
        """A week has seven days."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == Often.WEEK and (given.get("due_day") or 0) > _LAST_OF_WEEK:
            self.add_error("due_day", _("每周的请写 1（周一）到 7（周日）。"))
        return given


class CycleForm(CycleModelForm):
    """A round's name, times and members; `version` is the one that the person has read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        """The fields and what they are called."""

        model = Cycle
        fields = ("title", "opens_at", "due_at", "closes_at", "units")
        labels = {  # noqa: RUF012 - Django reads a plain dict
            "title": _("报什么"),
            "opens_at": _("开始"),
            "due_at": _("截止"),
            "closes_at": _("过了何时不再收"),
            "units": _("只要这些科室报"),
        }
        help_texts = {  # noqa: RUF012 - as above
            "closes_at": _("不写就一直等到有人锁定；逾期的要有准许才能补报。"),
            "units": _("一个都不选，就是全部科室。"),
        }
        widgets = {  # noqa: RUF012 - as above
            "opens_at": _moment(),
            "due_at": _moment(),
            "closes_at": _moment(),
            "units": forms.CheckboxSelectMultiple,
        }

    def __init__(self, data: QueryDict | None, instance: Cycle) -> None:
        super().__init__(data, instance=instance, initial={"version": instance.version})
        self.fields["title"].required = instance.kind == Often.ONCE
        self.fields["units"] = _units(instance.office.units.filter(until=None), self.fields)

    def clean(self) -> dict[str, Any]:
        """A round opens before it is due, and closes behind that."""
        given: dict[str, Any] = super().clean() or {}
        opens, due, closes = (given.get(name) for name in ("opens_at", "due_at", "closes_at"))
        if opens and due and opens > due:
            self.add_error("due_at", _("截止不能早于开始。"))
        if due and closes and closes < due:
            self.add_error("closes_at", _("不再收的时间不能早于截止。"))
        return given


class ReasonForm(forms.Form):
    """Why: asked of whoever locks, or reports nothing."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("请写明原因。"),
            "max_length": _("原因请写在 300 字以内。"),
        },
    )


class PermitForm(ReasonForm):
    """Which unit may be late, why, and until when."""

    until = forms.DateTimeField(required=False, widget=_moment())

    def __init__(self, data: QueryDict, units: QuerySet[Unit]) -> None:
        super().__init__(data)
        wrong = _("请选择准许哪个科室补报。")
        self.fields["unit"] = forms.ModelChoiceField(
            units, error_messages={"required": wrong, "invalid_choice": wrong}
        )
        self.fields["until"].error_messages["invalid"] = _("补报到何时看不懂，请重新选。")

    def clean_until(self) -> Any:  # noqa: ANN401 - Django's own type
        """A permission that is over before it begins is a slip of the pen."""
        until = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise ValidationError(_("补报到何时要写将来的时间。"))
        return until


def _limit(fields: dict[str, forms.Field], **limits: tuple[int, int]) -> None:
    """Give whole numbers their limits, and say them in the words of the page."""
    for name, (low, high) in limits.items():
        wrong = _("请写 %(low)s 到 %(high)s 之间的整数。") % {"low": low, "high": high}
        old = fields[name]
        fields[name] = forms.IntegerField(
            min_value=low,
            max_value=high,
            required=name != "close_after",
            label=old.label,
            help_text=old.help_text,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
        )


class SomeUnits(UnitsField):
    """Some of the units; a number longer than any row's is none of them, and no fault of ours."""

    def clean(self, value: Any) -> QuerySet[Unit]:  # noqa: ANN401 - Django's own type
        """Return the chosen ones; raises ValidationError."""
        for each in value if isinstance(value, list | tuple) else ():
            if len(str(each)) > _LONGEST_NUMBER:
                message, given = self.error_messages["invalid_choice"], {"value": str(each)[:20]}
                raise ValidationError(message, code="invalid_choice", params=given)
        return super().clean(value)


def _units(units: QuerySet[Unit], fields: dict[str, forms.Field]) -> SomeUnits:
    old = fields["units"]
    return SomeUnits(
        units,
        required=False,
        label=old.label,
        help_text=old.help_text,
        widget=forms.CheckboxSelectMultiple,
    )
