"""What a person is told when something cannot be stored: the disk is full, the database is busy.

Nothing was changed then: a file is stored before its row, rows and log by one transaction. So the
answer is 503, what to do, and when to try again; other faults are the plain page of 500.
"""

import errno
import sys

from django.db.utils import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
_AGAIN = "60"
"""Seconds after which a browser may try again."""


def answer_fault(request: HttpRequest) -> HttpResponse:
    """Return the page of a fault: 503 where nothing can be stored now, else 500."""
    if not is_out_of_store(sys.exc_info()[1]):
        return server_error(request)
    page = HttpResponse(render_to_string("503.html"), status=503)
    page.headers["Retry-After"] = _AGAIN
    return page


def is_out_of_store(error: BaseException | None) -> bool:
    """Whether an error, or one that it came of, says that nothing can be stored now."""
    while error is not None:
        no_room = isinstance(error, OSError) and error.errno in _NO_ROOM
        if no_room or isinstance(error, (OperationalError, InterfaceError)):
            return True
        error = error.__cause__ or error.__context__
    return False
