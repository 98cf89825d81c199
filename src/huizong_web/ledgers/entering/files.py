"""Attachments that come with a form: stored at once, so that a fault elsewhere does not lose them.

Until the record is stored they belong to whoever sent them; a job removes what was never used.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from hashlib import sha256

from django.core.files import File
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.ledgers import Fault, FieldDefinition, Type
from huizong_web.accounts.models import User
from huizong_web.ledgers.entering.typed import FILES, Sent, name_of
from huizong_web.ledgers.models import Attachment, Book, Record
from huizong_web.ledgers.wording import message
from huizong_web.offices.models import Unit

PICTURES: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
"""Pictures that every browser shows, by how they begin; SVG is none: it can hold a script."""
LONGEST_NAME = 200
MOST_FILES = 20
UNUSED = timedelta(days=2)


def picture_type(head: bytes) -> str:
    """Return the media type of a picture that begins so, "" where it is none."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begins, kind in PICTURES.items() if head.startswith(begins)), "")


def is_picture(attachment: Attachment) -> bool:
    """Return whether an attachment is a picture that is shown in the page, by its name.

    What goes out is looked at again: `picture_type`.
    """
    return attachment.name.lower().endswith((".jpg", ".jpeg", ".png", ".gif", ".webp"))


def take_files(
    request: HttpRequest,
    fields: Mapping[str, FieldDefinition],
    sent: Sent,
    book: Book,
    keeper: Unit,
    record: Record | None = None,
) -> None:
    """Put into what was sent the attachments that it keeps and those that it brings."""
    by = request.user
    for key, field in fields.items():
        if field.type not in FILES or not isinstance(by, User):
            continue
        kept = _kept(request.POST.getlist(f"k-{key}"), book, record, by)
        new = [
            str(store(file, book, keeper, by=by, record=record).pk)
            for file in request.FILES.getlist(name_of(key))[:MOST_FILES]
            if _is_good(key, field, file, sent)
        ]
        numbers = [*kept, *new]
        if field.type is Type.FILE:
            numbers = numbers[-1:]
        sent.raw[key] = numbers
        if numbers:
            sent.values[key] = numbers[0] if field.type is Type.FILE else tuple(numbers)


def _is_good(key: str, field: FieldDefinition, file: "File[bytes]", sent: Sent) -> bool:
    if not file.size:
        said = message(_("“%(name)s”是空文件") % {"name": file.name})
        sent.faults.append(Fault(key, said, message(_("请重新选择"))))
        return False
    head = file.read(16)
    file.seek(0)
    if field.type is Type.IMAGES and not picture_type(head):
        said = message(_("“%(name)s”不是照片") % {"name": file.name})
        hint = _("照片请用 JPG、PNG、GIF 或 WebP；别的文件请存在附件栏里")
        sent.faults.append(Fault(key, said, message(hint)))
        return False
    return True


def store(
    file: "File[bytes]", book: Book, keeper: Unit, *, by: User, record: Record | None = None
) -> Attachment:
    """Store a file as an attachment of a record, or of one that is being entered."""
    digest = sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    made = Attachment(
        book=book,
        keeper=keeper,
        record=record,
        name=(file.name or "")[-LONGEST_NAME:],
        size=file.size or 0,
        sha256=digest.hexdigest(),
        by=by,
    )
    made.file.save(made.name, file, save=False)
    made.save()
    return made


def _kept(sent: Iterable[str], book: Book, record: Record | None, by: User) -> list[str]:
    """Return which of the named attachments a person may put into a record, in their order."""
    wanted = [each for each in sent if each.isascii() and each.isdigit() and len(each) < 19]
    own = Q(record=None, by=by) | (Q(record=record) if record else Q(pk__in=[]))
    known = Attachment.objects.filter(own, book=book, pk__in=wanted).values_list("pk", flat=True)
    found = {str(pk) for pk in known}
    return [each for each in wanted if each in found]


def attachments_of(
    raw: Mapping[str, object], fields: Mapping[str, FieldDefinition]
) -> dict[str, Attachment]:
    """Return the attachments that fields name, by number as text (one query at most)."""
    wanted = [
        pk
        for key, field in fields.items()
        if field.type in FILES
        for pk in _texts(raw.get(key))
        if pk.isascii() and pk.isdigit() and len(pk) < 19
    ]
    if not wanted:
        return {}
    return {str(each.pk): each for each in Attachment.objects.filter(pk__in=wanted)}


def _texts(value: object) -> Sequence[str]:
    return (
        (value,)
        if isinstance(value, str)
        else [str(v) for v in value]
        if isinstance(value, (list, tuple))
        else ()
    )


def belong(record: Record, sent: Sent, fields: Mapping[str, FieldDefinition]) -> None:
    """Give a stored record the attachments that came with it."""
    for each in attachments_of(sent.raw, fields).values():
        if each.record_id is None:
            each.record = record
            each.keeper = record.keeper
            each.save(update_fields=["record", "keeper"])


def drop_unused() -> None:
    """Remove attachments that were sent with a form which was never finished."""
    old = Attachment.objects.filter(record=None, at__lt=timezone.now() - UNUSED)
    for each in old[:500]:
        each.file.delete(save=False)
        each.delete()
