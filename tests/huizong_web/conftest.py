"""An office with its cast: clerk, head, editor and leader, and a stranger who must be refused."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from cast import PASSWORD, RURAL, SECRETARIAT, Cast, signed_in
from checked import check_words
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from example import Example, loaded_on_postgresql, loaded_once, made
from layers import Layers, layer, wanted
from running import serving
from walking import person_at

from huizong_web.accounts.models import User
from huizong_web.audit.pending import NotesPending
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.policy import Role
from huizong_web.reports import library
from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.models import Compilation, Cycle, Submission
from huizong_web.reports.submitting import submit
from needs import chromium, needs_postgresql

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
SIZES = {"desk": (1366, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request) -> None:
    """Each worker's database has its own name; one of SQLite lies in memory and needs none.

    The plugin knows Django's own engines only and would take ours for a server's.
    """
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    if worker and connection.vendor != "sqlite":
        test = connection.settings_dict["TEST"]
        test["NAME"] = f"{test['NAME'] or 'test_' + connection.settings_dict['NAME']}_{worker}"


@pytest.fixture(autouse=True)
def _site(settings, tmp_path):
    """Keep files in a folder of the test's own, and hash passwords quickly."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.AUDIT_ANCHOR = tmp_path / "audit-anchor"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _connection_of_the_test(monkeypatch):
    """Keep the connection when a test closes an answer: the end of a request would drop it.

    Django's own client sees to that for the answers that it closes itself.
    """
    close = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def close_if_done(connection: BaseDatabaseWrapper) -> None:
        if not connection.in_atomic_block:
            close(connection)

    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", close_if_done)


@pytest.fixture(autouse=True)
def _log_before_the_commit(monkeypatch):
    """A test's own transaction never commits: the log is written when the part in it ends."""
    end = BaseDatabaseWrapper.savepoint_commit

    def savepoint_commit(connection: NotesPending, sid: str) -> None:
        if all(block._from_testcase for block in connection.atomic_blocks):
            connection.write_pending()
        end(connection, sid)

    monkeypatch.setattr(BaseDatabaseWrapper, "savepoint_commit", savepoint_commit)


@pytest.fixture(scope="session")
def _pile(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[Layers]:
    yield (layers := Layers(tmp_path_factory.mktemp("layers")))
    with django_db_blocker.unblock():
        layers.stand([])


@pytest.fixture
def _layers(
    request, _site, _connection_of_the_test, _log_before_the_commit,
    _pile, django_db_blocker, tmp_path,
) -> dict[str, Any]:  # fmt: skip
    """What stands below the test, by name."""
    with django_db_blocker.unblock():
        _pile.stand(wanted(request))
    if not _pile.pile:
        return {}
    shutil.copytree(_pile.pile[-1].files, tmp_path, dirs_exist_ok=True)
    return _pile.copies()


@pytest.fixture
def _django_db_helper(_layers, _django_db_helper) -> None:
    """Put up the layers before the test's own transaction begins, however it is asked for."""


@layer
def cast() -> Cast:
    """青河县委办公室 with two sections, its people, and an editor of another office."""
    office = Office.objects.create(name="青河县委办公室")
    secretariat = Unit.objects.create(office=office, order=1, name="秘书科")
    rural = Unit.objects.create(office=office, order=2, name="农业科")
    other = Office.objects.create(name="白塔县委办公室")
    return Cast(
        office=office,
        cycle=Cycle.objects.create(office=office, year=2026, month=10),
        secretariat=secretariat,
        rural=rural,
        clerk=_person("chenmo", "陈墨", office, secretariat, Role.CLERK),
        head=_person("liyan", "李砚", office, secretariat, Role.SECTION_HEAD),
        editor=_person("zhouwen", "周文", office, None, Role.EDITOR),
        supervisor=_person("duanping", "段平", office, None, Role.SUPERVISOR),
        leader=_person("wuheng", "吴衡", office, None, Role.LEADER),
        system_admin=_person("maqi", "马起", office, None, Role.SYSTEM_ADMIN),
        security_admin=_person("songan", "宋安", office, None, Role.SECURITY_ADMIN),
        audit_admin=_person("shenjing", "沈静", office, None, Role.AUDIT_ADMIN),
        stranger=_person("hanlu", "韩路", other, None, Role.EDITOR),
    )


@pytest.fixture
def own_postgresql(postgresql_url) -> str:
    """The address of a PostgreSQL database of the test's own."""
    return made(postgresql_url)


def _person(username: str, name: str, office: Office, unit: Unit | None, role: Role) -> User:
    user = User.objects.create_user(username, name=name, password=PASSWORD)
    Post.objects.create(user=user, office=office, unit=unit, role=role)
    return user


@pytest.fixture
def clerk(cast) -> Client:
    return signed_in(cast.clerk)


@pytest.fixture
def editor(cast) -> Client:
    return signed_in(cast.editor)


@pytest.fixture
def other_editor(cast) -> Client:
    """A second editor of the same office, 宋远."""
    return signed_in(_person("songyuan", "宋远", cast.office, None, Role.EDITOR))


@pytest.fixture
def leader(cast) -> Client:
    return signed_in(cast.leader)


@pytest.fixture
def stranger(cast) -> Client:
    return signed_in(cast.stranger)


@layer
def submissions(cast) -> list[Submission]:
    """A report of each of the two sections."""
    texts = {cast.secretariat: SECRETARIAT, cast.rural: RURAL}
    return [
        submit(cast.cycle, unit, name=f"{unit.name}.txt", data=text.encode(), by=cast.editor)
        for unit, text in texts.items()
    ]


@layer
def compilation(cast, submissions) -> Compilation:
    """The office's report of the two."""
    compiled = compile_cycle(cast.cycle, by=cast.editor)
    assert compiled is not None
    return compiled


@pytest.fixture
def kept_files(settings):
    """Return the files that the site keeps."""

    def files() -> list[str]:
        folder = settings.MEDIA_ROOT
        return sorted(path.name for path in folder.rglob("*") if path.is_file())

    return files


@pytest.fixture
def rules(monkeypatch) -> None:
    """Rules of the test's own, so that a page is tested whatever the library finds today."""
    monkeypatch.setattr(library, "check_document", check_words)
    monkeypatch.setattr(library, "rule_titles", lambda: {"HZ901": "错别字", "HZ902": "说法可疑"})


@pytest.fixture(scope="session")
def example(tmp_path_factory) -> Example:
    """The example office on SQLite, not to be changed but copied."""
    return loaded_once(tmp_path_factory)


@pytest.fixture(scope="session")
def example_on_postgresql(tmp_path_factory, postgresql_url) -> Example:
    """The example office on the worker's own PostgreSQL, not to be changed but copied."""
    return loaded_on_postgresql(tmp_path_factory, postgresql_url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgresql)])
def either_example(request) -> Example:
    """The example office on SQLite, then on PostgreSQL."""
    name = "example" if request.param == "sqlite" else "example_on_postgresql"
    return request.getfixturevalue(name)


@pytest.fixture(scope="module")
def site(tmp_path_factory, example):
    """The example office as `make run` serves it: its address and its password."""
    example.into(data := tmp_path_factory.mktemp("site"))
    with serving("demo", data) as address:
        yield address, example.password


@pytest.fixture(scope="session")
def browser():
    """Chromium without a screen."""
    from playwright.sync_api import sync_playwright

    # Its loop stays in this thread between tests; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", *QUIET]
        )
        yield browser
        browser.close()


@pytest.fixture
def enter(browser, site):
    """Sign somebody in; a page each, all closed at the end, and no script of them failed."""
    faults = []

    with ExitStack() as pages:

        def enter(username: str, *, width: int = 1366):
            page = pages.enter_context(person_at(browser, site, username, width=width))
            page.set_default_timeout(30_000)
            page.on("pageerror", lambda error: faults.append(str(error)))
            return page

        yield enter
    assert faults == []


@pytest.fixture
def page(browser, site, request):
    """A page signed in as the editor; nothing it asks for may leave the machine."""
    width, height = SIZES[getattr(request, "param", "desk")]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(20_000)
    hosts, faults = set(), []
    page.on("request", lambda sent: hosts.add(urlsplit(sent.url).hostname))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    address, password = site
    page.goto(address)
    page.get_by_label("用户名").fill("shenruqing")
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    page.locator(".sheet").wait_for()
    page.wait_for_load_state()
    yield page
    context.close()
    assert hosts <= {"127.0.0.1"}
    assert faults == []
