"""What a record field may say: the number of a record of another ledger, or its sole title."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from huizong.ledgers import Fault, Ledger, Type
from huizong_web.labels import worded
from huizong_web.ledgers.entering.typed import Sent
from huizong_web.ledgers.models import Record
from huizong_web.ledgers.wording import message
from huizong_web.ledgers.words import searched
from huizong_web.offices.models import Office

SUGGESTED = 20


def unknown(sent: Sent, ledger: Ledger, office: Office) -> Iterator[Fault]:
    """Yield a fault for each record that is named and is not there."""
    for key, field in ledger.fields.items():
        if field.type not in (Type.RECORD, Type.RECORDS) or key not in sent.values:
            continue
        value = sent.values[key]
        for name in [value] if isinstance(value, str) else value:
            if not _known(office, field.ledger or "", name):
                shown = {"label": worded(field.label), "name": str(name)}
                said = message(_("“%(label)s”里没有“%(name)s”") % shown)
                yield Fault(key, said, message(_("请写那条记录的编号或名称")))


def _known(office: Office, ledger: str, name: str) -> bool:
    found = records_of(office, ledger)
    if not found.exists():
        return True  # The office does not keep that ledger: there is nothing to hold it against.
    pk = Q(pk=int(name)) if name.isascii() and name.isdigit() and len(name) < 19 else Q()
    asked = Q(number=name) | Q(title=name)
    return found.filter(asked | pk if pk else asked).exists()


def records_of(office: Office, ledger: str) -> QuerySet[Record]:
    """Return the records of an office's ledger that are there."""
    return Record.objects.filter(book__office=office, book__ledger=ledger, removed=False)


def suggested(office: Office, ledger: str, text: str, seen: Q) -> list[tuple[str, str]]:
    """Return records that a person may see and that fit what was typed: name, and what it is."""
    found = searched(records_of(office, ledger).filter(seen), text).order_by("-occurred", "-pk")
    return [_called(each) for each in found.only("number", "title", "state")[:SUGGESTED]]


def _called(record: Record) -> tuple[str, str]:
    name = record.number or record.title or str(record.pk)
    words = (record.title if record.number else "", record.state)
    return name, " ".join(word for word in words if word)


def named(texts: Iterable[str], office: Office, ledger: str) -> dict[str, int]:
    """Return the numbers of the records that some texts name, for links."""
    wanted = list(texts)
    found = records_of(office, ledger).filter(Q(number__in=wanted) | Q(title__in=wanted))
    rows = list(found.values_list("pk", "number", "title")[:200])
    return {title: pk for pk, _, title in rows} | {number: pk for pk, number, _ in rows if number}
