"""The switch of languages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.i18n import set_language

from huizong_web.accounts.models import User
from huizong_web.offices.guard import for_the_public


@for_the_public
def choose_language(request: HttpRequest) -> HttpResponse:
    """Set the language of pages; of who has signed in, that of letters too."""
    chosen, person = request.POST.get("language", ""), request.user
    if isinstance(person, User) and chosen in dict(settings.LANGUAGES):
        person.language = chosen
        person.save(update_fields=["language"])
    return set_language(request)
