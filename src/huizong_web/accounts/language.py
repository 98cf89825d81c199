"""The language of a page: what the visitor chose by the switch, else Chinese.

Django's own middleware would ask the browser first; an office whose browsers came in English
still works in Chinese.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]


def language_middleware(get_response: Handler) -> Handler:
    """Set the language of each request, and say it in the answer."""

    def answer(request: HttpRequest) -> HttpResponse:
        with translation.override(_chosen(request)):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response

    return answer


def _chosen(request: HttpRequest) -> str:
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    known = {code for code, _ in settings.LANGUAGES}
    return asked if asked in known else settings.LANGUAGE_CODE
