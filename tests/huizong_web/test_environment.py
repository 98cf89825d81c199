"""What the surroundings set, and what is said where that cannot be used."""

import stat
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from huizong_web import environment


def test_the_key_is_made_once_and_read_by_its_owner_only(tmp_path, monkeypatch):
    monkeypatch.delenv("HUIZONG_SECRET_KEY", raising=False)
    first = environment.secret_key(tmp_path)
    assert len(first) == 64
    assert environment.secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["secret-key"]


def test_a_given_key_is_used_and_nothing_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("HUIZONG_SECRET_KEY", "given")
    assert environment.secret_key(tmp_path) == "given"
    assert not (tmp_path / "secret-key").exists()


def test_the_data_folder_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("HUIZONG_DATA", str(tmp_path / "a" / "b"))
    assert environment.data_folder() == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


def test_a_data_folder_that_cannot_be(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HUIZONG_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(ImproperlyConfigured, match="HUIZONG_DATA"):
        environment.data_folder()


@pytest.mark.parametrize("value", ["0", "-5", "five", "1.5", "５"])
def test_a_limit_that_is_none(monkeypatch, value):
    monkeypatch.setenv("HUIZONG_MAX_UPLOAD_MB", value)
    with pytest.raises(ImproperlyConfigured, match="HUIZONG_MAX_UPLOAD_MB"):
        environment.megabytes("HUIZONG_MAX_UPLOAD_MB", 50)


def test_limits(monkeypatch):
    monkeypatch.delenv("HUIZONG_MAX_UPLOAD_MB", raising=False)
    assert environment.megabytes("HUIZONG_MAX_UPLOAD_MB", 50) == 50 * 1024 * 1024
    monkeypatch.setenv("HUIZONG_MAX_UPLOAD_MB", "7")
    assert environment.megabytes("HUIZONG_MAX_UPLOAD_MB", 50) == 7 * 1024 * 1024


@pytest.mark.parametrize(
    ("value", "on"), [("1", True), ("yes", True), ("", False), ("0", False), ("OFF", False)]
)
def test_switches(monkeypatch, value, on):
    monkeypatch.setenv("HUIZONG_DEBUG", value)
    assert environment.switch("HUIZONG_DEBUG") is on


def test_a_switch_that_is_neither(monkeypatch):
    monkeypatch.setenv("HUIZONG_DEBUG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="HUIZONG_DEBUG=perhaps"):
        environment.switch("HUIZONG_DEBUG")


def test_sqlite_is_the_first_database(tmp_path, monkeypatch):
    monkeypatch.delenv("HUIZONG_DATABASE", raising=False)
    found = environment.database(tmp_path)
    assert found["ENGINE"] == "huizong_web.audit.databases.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgresql://hui:a%40b@db.example:5433/office?sslmode=require",
            {
                "NAME": "office",
                "USER": "hui",
                "PASSWORD": "a@b",
                "HOST": "db.example",
                "PORT": "5433",
            },
        ),
        ("postgres://hui@/office?host=/run/pg", {"NAME": "office", "HOST": "/run/pg", "PORT": ""}),
    ],
)
def test_postgresql_by_its_address(tmp_path, monkeypatch, address, expected):
    monkeypatch.setenv("HUIZONG_DATABASE", address)
    found = environment.database(tmp_path)
    assert found["ENGINE"] == "huizong_web.audit.databases.postgresql"
    assert {key: found[key] for key in expected} == expected
    assert ("sslmode" in found["OPTIONS"]) is ("sslmode" in address)


@pytest.mark.parametrize("address", ["mysql://x", "office", "postgresql://h:secret@[x/db"])
def test_an_address_that_is_none_is_told_without_its_password(tmp_path, monkeypatch, address):
    monkeypatch.setenv("HUIZONG_DATABASE", address)
    with pytest.raises(ImproperlyConfigured, match="HUIZONG_DATABASE") as caught:
        environment.database(tmp_path)
    assert "secret" not in str(caught.value)


def test_without_the_driver_the_sentence_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setenv("HUIZONG_DATABASE", "postgresql://h@/db")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ImproperlyConfigured, match=r"pip install 'huizong\[postgresql\]'"):
        environment.database(tmp_path)
