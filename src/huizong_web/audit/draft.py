"""An act as it is noted, before it has a place in the chain, and the bytes its hash is made of.

Pure: knows neither the database nor the request.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from huizong_web.audit import sm3

NOTHING = "0" * 64
"""What stands as the hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What an act was done to, as it was called then."""

    type: str = ""
    id: str = ""
    label: str = ""
    office_id: int | None = None
    office: str = ""
    unit_id: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted, as called then, and from where: address, and the request's method and path."""

    id: int | None = None
    login: str = ""
    name: str = ""
    address: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An act to be written; `changes` is JSON."""

    action: str
    outcome: str
    actor: Actor
    thing: Thing
    changes: str


def as_json(value: Any) -> str:
    """Return JSON that is the same for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(entry: Mapping[str, Any]) -> str:
    """Return the hash of an entry by its fields, all but the hash itself.

    Raises ValueError for an algorithm that this house does not know.
    """
    if entry["algorithm"] != sm3.NAME:
        raise ValueError(entry["algorithm"])
    values = {name: _plain(value) for name, value in entry.items()}
    return sm3.digest(as_json(values).encode())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
