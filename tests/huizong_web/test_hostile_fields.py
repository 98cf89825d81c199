"""Fields that no browser would send, to every address: an answer, and never a fault of the site."""

import logging
import re

import pytest
from django.db import transaction
from django.test import Client
from test_matrix import GUARDED, _paths, doors, sessions, things  # noqa: F401 - fixtures

from huizong_web.environment import HERE
from huizong_web.policy import POLICY, Action, Reach

FIELDS = sorted(
    {
        name
        for path in HERE.rglob("*.py")
        for name in re.findall(
            r"""(?:POST|GET)(?:\.get|\.getlist)?[(\[]"(\w+)"|^    (\w+) = forms\.""",
            path.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        for name in name
        if name
    }
)
"""What the code asks requests for."""
HOSTILE = {
    "nul": "一\x00二",
    "long": "长" * 5_000,  # of all fields together no more than a request may hold
    "number": "9" * 40,
    "below": "-1",
    "text": "\u202e<script>alert(1)</script>'\"; DROP TABLE x --",
    "digit": "²",
    "date": "0001-01-01",
    "date-end": "9999-12-31",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_field_breaks_a_page(cast, things, doors, kind, caplog):  # noqa: F811
    # Each refusal that is logged keeps its request: with all fields long, a gigabyte in the end.
    caplog.set_level(logging.CRITICAL, logger="django")
    faults = []
    # Every other kind at an address, and every kind at every other: all of all takes minutes.
    for route, pattern in list(GUARDED.items())[list(HOSTILE).index(kind) % 2 :: 2]:
        guard = pattern.callback.guard
        path, _unit = next(_paths(route, pattern, things))
        for method, action in (("get", guard.reading), ("post", guard.sending)):
            client = _someone_who_may(cast, doors, action)
            if (status := _answer(client, method, path, HOSTILE[kind])) >= 500:
                faults.append((method, path, status))
    assert faults == []


def _someone_who_may(cast, doors: dict[int, Client], action: Action) -> Client:  # noqa: F811
    may = (role for role in cast.by_role if POLICY[role].get(action, Reach.NOWHERE))
    client = doors[cast.by_role[next(may)].pk]
    client.raise_request_exception = False
    return client


def _answer(client: Client, method: str, path: str, value: str) -> int:
    """Return what a request with every field set is answered; what it changed is taken back."""
    with transaction.atomic():
        response = getattr(client, method)(path, dict.fromkeys(FIELDS, value))
        response.close()
        transaction.set_rollback(True)
    return response.status_code
