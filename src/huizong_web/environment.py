"""What the surroundings set: the variables HUIZONG_*, each with its default.

A value that cannot be used raises ImproperlyConfigured: one sentence with the variable, what is
wrong and what to write.
"""

import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from huizong_web.terminal import gettext as _

HERE = Path(__file__).parent
YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """Return a variable without the spaces around it."""
    return os.environ.get(name, default).strip()


def switch(name: str) -> bool:
    """Return whether a variable is switched on; off where it is not set."""
    value = text(name).lower()
    if value not in YES | NO:
        msg = _("{name}={value} 看不懂：打开写 1，关闭写 0。").format(name=name, value=value)
        raise ImproperlyConfigured(msg)
    return value in YES


def megabytes(name: str, default: int) -> int:
    """Return a size in bytes from a variable that gives it in megabytes."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) == 0:
        msg = _("{name}={value} 看不懂：请写成整数，单位是 MB，例如 50。")
        msg = msg.format(name=name, value=value)
        raise ImproperlyConfigured(msg)
    return int(value) * 1024 * 1024


def words(name: str, default: str) -> list[str]:
    """Return the words of a variable, which commas divide."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def days(name: str, least: int) -> int:
    """Return a number of days that may be made longer than the law asks, never shorter."""
    value = text(name, str(least))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        msg = _("{name}={value} 不行：请写不少于 {least} 的整数（天）。")
        raise ImproperlyConfigured(msg.format(name=name, value=value, least=least))
    return int(value)


def words_or_none(name: str) -> list[str] | None:
    """Return the words of a variable, None where it is not set; "none" stands for no word."""
    if not text(name):
        return None
    return [word for word in words(name, "") if word != "none"]


def count(name: str) -> int:
    """Return a small number from a variable, 0 where it is not set."""
    value = text(name, "0") or "0"
    if not value.isascii() or not value.isdigit() or int(value) > 9:
        msg = _("{name}={value} 看不懂：请写 0 到 9 的整数。").format(name=name, value=value)
        raise ImproperlyConfigured(msg)
    return int(value)


def data_folder() -> Path:
    """Return the folder that holds the database, the files and the key; made where it lacks."""
    folder = Path(text("HUIZONG_DATA") or "var").expanduser().absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        msg = _("数据文件夹 {folder} 建不成（{why}）：请用 HUIZONG_DATA 另指定一个。")
        msg = msg.format(folder=folder, why=error.strerror)
        raise ImproperlyConfigured(msg) from error
    return folder


def secret_key(folder: Path) -> str:
    """Return the key that signs sessions: HUIZONG_SECRET_KEY, else one kept in the data folder."""
    return text("HUIZONG_SECRET_KEY") or kept_secret(folder / "secret-key", secrets.token_hex(32))


def kept_secret(path: Path, new: str) -> str:
    """Return the words in a file that only its owner reads; `new` becomes them at first.

    Of two processes that start at once, one makes the file and both use its words: the file
    appears whole, by a link, or not at all.
    """
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as file:
            file.write(new)
            file.flush()
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text(encoding="ascii")


def database(folder: Path) -> dict[str, Any]:
    """Return Django's description of the database: PostgreSQL by its address, else SQLite."""
    address = text("HUIZONG_DATABASE")
    return _postgresql(address) if address else _sqlite(folder / "huizong.sqlite3")


def site_address() -> str:
    """Return how people reach the site, for links in letters, without a slash at its end."""
    address = text("HUIZONG_SITE", "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        msg = _("HUIZONG_SITE 要写成网站的地址，例如 https://huizong.example.gov.cn")
        raise ImproperlyConfigured(msg)
    return address


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in; without a host there is no mail."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False  # begun on the way
    ssl: bool = False  # from the first byte


def mail_server() -> MailServer:
    """Return the mail server of HUIZONG_SMTP: smtp://host:25, smtp+tls:// or smtps://."""
    address = text("HUIZONG_SMTP")
    if not address:
        return MailServer()
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ports or not parts.hostname:
        # The address holds a password: it is not repeated.
        form = "smtp+tls://user:password@host:587"
        msg = _("HUIZONG_SMTP 要写成邮件服务器的地址：{form}").format(form=form)
        raise ImproperlyConfigured(msg)
    return MailServer(
        host=parts.hostname,
        port=port or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtp+tls",
        ssl=parts.scheme == "smtps",
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "huizong_web.audit.databases.sqlite3",
        "NAME": str(path),
        # To open it anew takes longer than many a page's queries, and to close it last of all
        # writes it together; the health check sees when another file has taken its place.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # Writers wait for each other at the start of a transaction, never fail in its midst.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: what a person was told is stored outlives a power cut too (0.4 ms a commit).
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    form = "postgresql://user:password@host/database"
    if not address.startswith(("postgresql://", "postgres://")):
        msg = _("HUIZONG_DATABASE 要写成 PostgreSQL 数据库的地址：{form}").format(form=form)
        raise ImproperlyConfigured(msg)
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        msg = _("HUIZONG_DATABASE 需要 PostgreSQL 驱动：pip install 'huizong[postgresql]'")
        raise ImproperlyConfigured(msg) from error
    try:
        given: dict[str, Any] = dict(conninfo_to_dict(address))
    except ProgrammingError as error:
        # The address holds a password: it is not repeated.
        msg = _("HUIZONG_DATABASE 不是能读懂的地址，请写成 {form}").format(form=form)
        raise ImproperlyConfigured(msg) from error
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host"}
    named["PORT"] = "port"
    found = {key: given.pop(word, "") for key, word in named.items()}
    return {
        "ENGINE": "huizong_web.audit.databases.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": given,
        **found,
    }
