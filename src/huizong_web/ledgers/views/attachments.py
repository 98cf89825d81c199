"""Files of records, to those who may see the record; and what a record field suggests."""

from django.http import FileResponse, HttpRequest, JsonResponse

from huizong.ledgers import Type
from huizong_web.ledgers.access import find_attachment, find_book
from huizong_web.ledgers.definitions import ledger_of
from huizong_web.ledgers.entering.files import picture_type
from huizong_web.ledgers.entering.naming import suggested
from huizong_web.ledgers.models import Attachment, Book
from huizong_web.ledgers.seeing import seen_by
from huizong_web.offices.guard import guarded
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action

LONGEST = 60


@guarded(find_attachment, Action.SEE_RECORDS)
def attachment(request: HttpRequest, attachment: Attachment, _rights: Rights) -> FileResponse:
    """Hand out a file to be saved; a picture, with `?show`, to stand in the page."""
    file = attachment.file.open("rb")
    kind = picture_type(file.read(16)) if "show" in request.GET else ""
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=not kind,
        filename=attachment.name,
        content_type=kind or "application/octet-stream",
    )


@guarded(find_book, Action.SEE_RECORDS, somewhere=True)
def find_records(request: HttpRequest, book: Book, rights: Rights) -> JsonResponse:
    """Return records of the other ledger that fit what was typed into a record field."""
    field = ledger_of(book).fields.get(request.GET.get("field", ""))
    text = request.GET.get("q", "").replace("\0", "")[:LONGEST]
    if field is None or field.type not in (Type.RECORD, Type.RECORDS):
        return JsonResponse({"found": []})
    found = suggested(book.office, field.ledger or "", text, seen_by(rights))
    return JsonResponse({"found": [{"name": name, "what": what} for name, what in found]})
