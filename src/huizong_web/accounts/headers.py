"""Headers that every page carries beside those that Django and django-csp set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]
_NOT_NEEDED = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def headers_middleware(get_response: Handler) -> Handler:
    """Keep pages out of caches and other sites' pages, and browsers' devices out of ours.

    Static files do not come by here: whitenoise answers for them before.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", _NOT_NEEDED)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer
