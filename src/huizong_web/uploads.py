"""Stops taking in a file where it passes the limit, and remembers its name for the message."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

_KEY = "huizong.too-large"


class LimitingHandler(FileUploadHandler):
    """The first handler of uploads: what is over the limit is read off the wire and not kept."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a piece on, unless the file is longer than it may be."""
        if start + len(raw_data) > settings.MAX_UPLOAD_BYTES:
            if self.request is not None:
                self.request.META[_KEY] = self.file_name or ""
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers behind."""


def too_large(request: HttpRequest) -> str:
    """Return the name of the file that was over the limit, or an empty string."""
    request.POST  # noqa: B018 - the body is read when it is first asked for
    return str(request.META.get(_KEY, ""))


def limit_in_megabytes() -> str:
    """Return the limit as a message says it."""
    return f"{settings.MAX_UPLOAD_BYTES / 1024 / 1024:g}"


def why_too_large(request: HttpRequest) -> str:
    """Return the sentence about a file that was over the limit, or an empty string."""
    if not (name := too_large(request)):
        return ""
    sentence = _(
        "“%(name)s”超过了 %(limit)s MB 的上限，没有读入。"
        "请压缩或删去里面的图片再上传，也可请管理员调高上限。"
    )
    return sentence % {"name": name, "limit": limit_in_megabytes()}


def say_too_large(request: HttpRequest, form: Form) -> None:
    """Put that sentence in the place of "no file", which is what a form would say."""
    if sentence := why_too_large(request):
        form.errors.pop("file", None)
        form.add_error("file", sentence)
