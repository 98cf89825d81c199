"""The request of a person who has signed in, for type checking."""

from django.http import HttpRequest

from huizong_web.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind the sign-in: `user` is a person, never an anonymous one."""

    user: User
