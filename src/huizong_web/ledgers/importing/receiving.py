"""A file comes in: stored once, its columns proposed, nothing else."""

from dataclasses import dataclass
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers.sheets import Told, open_book, propose
from huizong_web import audit
from huizong_web.accounts.models import User
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.reading import LIMITS, sheet_ledger
from huizong_web.ledgers.models import Book
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Unit

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Received:
    """An import, what is told of its sheets, and whether the very file had come before."""

    given: Import
    told: tuple[Told, ...] = ()
    again: bool = False


def receive(book: Book, *, name: str, data: bytes, keeper: Unit, by: User) -> Received:
    """Store a file that shall be imported, with the columns as they are proposed.

    The same file that the same person has just sent, and not taken in, is the same import. Raises
    Unfit where the book is closed, SheetError where the file is no workbook.
    """
    if book.closed:
        raise Unfit(_("这本台账已停用，不能导入。"))
    digest = sha256(data).hexdigest()
    with transaction.atomic():
        Book.objects.select_for_update().get(pk=book.pk)
        waiting = Import.objects.filter(
            book=book, sha256=digest, by=by, keeper=keeper, state=Import.State.UPLOADED
        ).first()
        if waiting is not None:
            return Received(waiting, again=True)
        proposal = propose(
            open_book(name, data, limits=LIMITS),
            sheet_ledger(ledger_of(book)),
            year=timezone.localdate().year,
        )
        given = Import(
            book=book,
            keeper=keeper,
            name=name[:LONGEST_NAME],
            size=len(data),
            sha256=digest,
            plan=proposal.plan.as_json(),
            by=by,
        )
        given.file.save("x", ContentFile(data), save=False)
        given.save()
        audit.record(
            "import-uploaded",
            object=given,
            label=given.name,
            after={"sha256": digest, "size": len(data)},
        )
    return Received(given, proposal.told)


def done_before(given: Import) -> Import | None:
    """Return an import of the same file that was taken into the book, None where there is none."""
    same = Import.objects.filter(
        book=given.book_id, sha256=given.sha256, state=Import.State.DONE
    ).exclude(pk=given.pk)
    return same.select_related("done_by").first()
