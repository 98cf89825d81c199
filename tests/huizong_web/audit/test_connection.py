"""A connection to SQLite is kept as long as the file it opened is the one that is there."""

from pathlib import Path

import pytest
from django.db import ConnectionHandler
from django.test import RequestFactory

from huizong_web import environment
from huizong_web.audit.context import Circumstances, in_circumstances, once


@pytest.fixture
def connection(tmp_path, monkeypatch, django_db_blocker):
    monkeypatch.delenv("HUIZONG_DATABASE", raising=False)
    handler = ConnectionHandler({"default": environment.database(tmp_path)})
    with django_db_blocker.unblock():
        with handler["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE kept (what)")
        yield handler["default"]
        handler.close_all()


def tables(connection) -> list[str]:
    connection.close_if_unusable_or_obsolete()  # as at the beginning and the end of a request
    return connection.introspection.table_names()


def test_it_is_kept_from_request_to_request(connection):
    opened = connection.connection
    assert tables(connection) == ["kept"]
    assert connection.connection is opened


def test_a_file_that_took_its_place_is_opened(connection, tmp_path):
    file = Path(connection.settings_dict["NAME"])
    for each in tmp_path.glob(f"{file.name}*"):
        each.rename(tmp_path / f"before-{each.name}")
    assert tables(connection) == []


def test_what_a_page_reads_is_read_once_and_what_a_form_reads_each_time():
    asked = iter(range(100)).__next__
    for method, read in (("get", [0, 0]), ("post", [1, 2]), ("get", [3, 3])):
        with in_circumstances(Circumstances(getattr(RequestFactory(), method)("/"))):
            assert [once("x", asked), once("x", asked)] == read
    assert [once("x", asked), once("x", asked)] == [4, 5]
