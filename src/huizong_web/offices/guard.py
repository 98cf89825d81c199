"""The guard before the views: loads what an address names and asks the policy.

Outside the own office the answer is 404, as if the thing were not there; inside it, what the posts
do not allow is 403. Every view of the site says by one of these decorators for whom it is; a test
walks the addresses and fails where one says nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from huizong_web.audit import about
from huizong_web.offices.models import Office, Unit
from huizong_web.offices.rights import Rights, office_where, offices_of, rights_of
from huizong_web.policy import OF_CONCERNED, Action

READING = frozenset({"GET", "HEAD"})
P = ParamSpec("P")
RequestT = TypeVar("RequestT", bound=HttpRequest)
AnswerT = TypeVar("AnswerT", bound=HttpResponseBase)


class Owned(Protocol):
    """A thing of an office, and of one of its units if `owner` says one.

    It may also have `concerned`, a unit that it is about and that may do some of it (OF_CONCERNED).
    """

    @property
    def owner(self) -> tuple[Office, Unit | None]:
        """Whose it is."""


ThingT = TypeVar("ThingT", bound=Owned)
Find = Callable[[int], ThingT | None]


@dataclass(frozen=True, slots=True)
class Guard:
    """What a view asks: how it finds what the address names; what reading and sending do.

    `find` is None for pages of the office itself, whose address names nothing. `somewhere` is for
    pages that lead to the units on which the person may do it.
    """

    find: Find[Any] | None
    reading: Action
    sending: Action
    somewhere: bool = False

    def action(self, method: str) -> Action:
        """Return what a request of a method does."""
        return self.reading if method in READING else self.sending

    def allows(self, rights: Rights, action: Action, unit: Unit | None) -> bool:
        """Return whether the rights are enough."""
        return rights.may_somewhere(action) if self.somewhere else rights.may(action, unit)


def guarded(
    find: Find[ThingT], action: Action, *, sending: Action | None = None, somewhere: bool = False
) -> Callable[
    [Callable[Concatenate[RequestT, ThingT, Rights, P], AnswerT]],
    Callable[..., AnswerT],
]:
    """Give a view the thing that `pk` names and the person's rights, if the policy allows it.

    `sending` is what other methods than GET do, where that is something else.
    """
    guard = Guard(find, action, sending or action, somewhere)

    def wrap(
        view: Callable[Concatenate[RequestT, ThingT, Rights, P], AnswerT],
    ) -> Callable[..., AnswerT]:
        @wraps(view)
        def answer(request: RequestT, pk: int, *given: P.args, **named: P.kwargs) -> AnswerT:
            thing = find(pk)
            if thing is None:
                raise Http404
            about(thing)
            office, unit = thing.owner
            rights = rights_of(person_of(request), office)
            if not rights.belongs:
                raise Http404
            action = guard.action(request.method or "")
            if not any(guard.allows(rights, action, each) for each in _units(thing, unit, action)):
                raise PermissionDenied
            return view(request, thing, rights, *given, **named)

        return _said(answer, guard)

    return wrap


def _units(thing: Owned, unit: Unit | None, action: Action) -> list[Unit | None]:
    """Return the units of which a right to one is enough: the owner's, and the one concerned."""
    concerned: Unit | None = getattr(thing, "concerned", None)
    return [unit, concerned] if concerned and action in OF_CONCERNED else [unit]


def of_office(
    action: Action, *, sending: Action | None = None
) -> Callable[
    [Callable[Concatenate[RequestT, Office, Rights, P], AnswerT]],
    Callable[..., AnswerT],
]:
    """Give a view the office whose page it is, and the person's rights, if the policy allows it.

    It is the office that `?office=` names, else the first of the person's where it is allowed.
    """
    guard = Guard(None, action, sending or action, somewhere=True)

    def wrap(
        view: Callable[Concatenate[RequestT, Office, Rights, P], AnswerT],
    ) -> Callable[..., AnswerT]:
        @wraps(view)
        def answer(request: RequestT, *given: P.args, **named: P.kwargs) -> AnswerT:
            asked, done = request.GET.get("office", ""), guard.action(request.method or "")
            own = offices_of(person_of(request))
            if asked and not any(str(office.pk) == asked for office in own):
                raise Http404
            wanted = [office for office in own if not asked or str(office.pk) == asked]
            office = office_where(person_of(request), done, wanted)
            if office is None:
                raise PermissionDenied
            return view(request, office, rights_of(person_of(request), office), *given, **named)

        return _said(answer, guard)

    return wrap


def for_everyone(view: Callable[P, AnswerT]) -> Callable[P, AnswerT]:
    """Say that a view is for everyone who has signed in: it shows only what is the person's own."""
    return _said(view, SIGNED_IN)


def for_the_public(view: Callable[P, AnswerT]) -> Callable[P, AnswerT]:
    """Say that a view is for everyone, signed in or not."""
    return _said(login_not_required(view), PUBLIC)


SIGNED_IN, PUBLIC = "signed in", "public"


def _said(view: Callable[P, AnswerT], guard: Guard | str) -> Callable[P, AnswerT]:
    view.guard = guard  # type: ignore[attr-defined]  # read by the test of all addresses
    return view


def person_of(request: HttpRequest) -> AbstractBaseUser:
    """Return who asks: the sign-in middleware lets nobody through who is not a person."""
    return cast("AbstractBaseUser", request.user)
