"""What many tests begin with, made once for all that follow each other: layers below a test.

A layer is a fixture that `layer` makes of a function. What it puts into the database lies in a
transaction around the tests that ask for it; the files that it stores are copied for each of them.
A test's own transaction lies within and takes back what the test did; values of the layers come to
it as copies. Layers stand on each other in one pile; a test that asks for less takes down what is
above. One whose fixtures change how a layer comes out (`MADE_OTHERWISE`), or that commits for
itself, makes its own as by any fixture.
"""

import copy
import shutil
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings

MADE_OTHERWISE = {"rules": {"submissions", "compilation", "things"}}
"""Fixtures after which some layers come out otherwise."""
LASTS = 300
"""Seconds after which a layer is made anew: what happened just now shall be of just now."""
_MAKERS: dict[str, Callable[..., Any]] = {}
_BELOW: dict[str, tuple[str, ...]] = {}


@dataclass
class _Layer:
    name: str
    value: Any
    files: Path
    block: transaction.Atomic
    since: float


class Layers:
    """The pile that stands now; a folder each for their files."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.pile = folder, list[_Layer]()

    def stand(self, names: list[str]) -> None:
        """Take down and put up until exactly these stand."""
        late = time.monotonic() - LASTS
        standing = [each.name if each.since > late else "" for each in self.pile]
        common = 0
        while standing[common : common + 1] == names[common : common + 1] != []:
            common += 1
        while len(self.pile) > common:
            _leave(self.pile.pop().block)
        for name in names[common:]:
            self._put(name)

    def _put(self, name: str) -> None:
        files = self.folder / "-".join([*(each.name for each in self.pile), name])
        shutil.rmtree(files, ignore_errors=True)
        if self.pile:
            shutil.copytree(self.pile[-1].files, files)
        given = {each.name: each.value for each in self.pile}
        block = _enter()
        try:
            with stored_in(files):
                value = _MAKERS[name](*[given[each] for each in _BELOW[name]])
                connection.write_pending()
        except BaseException:
            _leave(block)
            raise
        self.pile.append(_Layer(name, value, files, block, time.monotonic()))

    def copies(self) -> dict[str, Any]:
        """Return the values of what stands, as a test may change them."""
        return copy.deepcopy({each.name: each.value for each in self.pile})


def layer(make: Callable[..., Any]) -> Any:
    """Make a fixture of a function, standing below the tests where that can be."""
    name = make.__name__
    below = make.__code__.co_varnames[: make.__code__.co_argcount]
    _MAKERS[name], _BELOW[name] = make, below

    @pytest.fixture(name=name)
    def fixture(request: pytest.FixtureRequest, db: None, _layers: dict[str, Any]) -> Any:
        if name in _layers:
            return _layers[name]
        return make(*[request.getfixturevalue(each) for each in below])

    fixture.__doc__ = make.__doc__
    return fixture


def wanted(request: pytest.FixtureRequest) -> list[str]:
    """Return the layers below a test, the lowest first."""
    asked = set(request.fixturenames)
    if _commits(request):
        return []
    otherwise = {each for name in asked & MADE_OTHERWISE.keys() for each in MADE_OTHERWISE[name]}
    needed = {below for name in asked & _MAKERS.keys() for below in _with_below(name)}
    return [name for name in sorted(_MAKERS, key=_height) if name in needed - otherwise]


def _with_below(name: str) -> set[str]:
    return {name}.union(*(_with_below(each) for each in _BELOW[name]))


def _height(name: str) -> tuple[int, str]:
    return max((_height(each)[0] for each in _BELOW[name]), default=0) + 1, name


def _commits(request: pytest.FixtureRequest) -> bool:
    mark = request.node.get_closest_marker("django_db")
    return "transactional_db" in request.fixturenames or bool(mark and mark.kwargs)


@contextmanager
def stored_in(folder: Path):
    """Have the site keep its files in a folder, and the end of its log beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    with override_settings(MEDIA_ROOT=folder / "files", AUDIT_ANCHOR=folder / "audit-anchor"):
        yield


def _enter() -> transaction.Atomic:
    block = transaction.atomic()
    block._from_testcase = True
    block.__enter__()
    return block


def _leave(block: transaction.Atomic) -> None:
    transaction.set_rollback(True)
    block.__exit__(None, None, None)
