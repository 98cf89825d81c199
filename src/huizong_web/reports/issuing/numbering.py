"""Document numbers: one after the other within a series and a year, without gaps."""

from django.db.models import Max

from huizong_web.reports.issuing.models import Issued, Series


def next_number(series: Series, year: int) -> int:
    """Return the number that comes next; to be called inside the transaction that uses it.

    The series is locked until the transaction ends: who issues at the same time waits, and sees
    the number taken or, where issuing failed, free again. So there is neither a gap nor a double.
    """
    Series.objects.select_for_update().get(pk=series.pk)
    taken = Issued.objects.filter(series=series, year=year)
    return (taken.aggregate(last=Max("number"))["last"] or 0) + 1
