"""What some tests need from the machine, each with its name and how to get it.

A test that needs what is not there is skipped and named at the end of the run; where the
environment says HUIZONG_REQUIRE=all, as `.ci/run` does, such a skip is a failure.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Need:
    """Something outside the project that a test needs."""

    name: str
    remedy: str
    there: Callable[[], bool]


@cache
def chromium() -> str | None:
    """The Chromium of the system."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@cache
def postgresql_programs() -> Path | None:
    """The folder of initdb, pg_ctl and createdb; Debian keeps them off the PATH."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).parent] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    wanted = ("initdb", "pg_ctl", "createdb")
    return next((f for f in found if all((f / name).exists() for name in wanted)), None)


@cache
def chinese_fonts() -> bool:
    """Whether the system has a font with Chinese characters."""
    folders = [Path("/usr/share/fonts"), Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    names = ("*CJK*", "*Fandol*", "*SimSun*", "*FangSong*", "*ukai*", "*WenKai*", "*SourceHan*")
    return any(next(folder.rglob(name), None) for folder in folders for name in names)


NEEDS = {
    "chromium": Need("Chromium", "apt install chromium", lambda: chromium() is not None),
    "libreoffice": Need(
        "LibreOffice", "apt install libreoffice-writer", lambda: shutil.which("soffice") is not None
    ),
    "poppler": Need(
        "poppler", "apt install poppler-utils", lambda: shutil.which("pdftotext") is not None
    ),
    "fonts": Need("a Chinese font", "apt install fonts-noto-cjk", chinese_fonts),
    "postgresql": Need(
        "PostgreSQL", "apt install postgresql", lambda: postgresql_programs() is not None
    ),
    "shared": Need(
        "the shared sources", "put them into ../shared beside the checkout", SHARED.is_dir
    ),
}

needs_chromium = pytest.mark.needs("chromium")
needs_libreoffice = pytest.mark.needs("libreoffice")
needs_poppler = pytest.mark.needs("poppler")
needs_fonts = pytest.mark.needs("fonts")
needs_postgresql = pytest.mark.needs("postgresql")
needs_shared = pytest.mark.needs("shared")


def required() -> bool:
    """Whether a machine that lacks something is a failure."""
    return os.environ.get("HUIZONG_REQUIRE") == "all"
