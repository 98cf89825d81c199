"""Skips by name what the machine cannot run, and starts what a test needs."""

from collections.abc import Iterator

import hypothesis
import pytest

from needs import NEEDS, required
from throwaway import postgresql

# A machine under load is no fault of the code: tests assert no times, nor do properties.
hypothesis.settings.register_profile("huizong", deadline=None)
hypothesis.settings.load_profile("huizong")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # A browser on a loaded machine now and then does not answer in time; a fault of ours stays one.
    again = config.pluginmanager.hasplugin("rerunfailures")
    for item in items:
        if again and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2))
        if "db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.database)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        need = NEEDS[mark.args[0]]
        if need.there():
            continue
        sentence = f"needs {need.name}: {need.remedy}"
        # The shared sources are given to developers only; nobody can install them.
        if required() and mark.args[0] != "shared":
            pytest.fail(sentence, pytrace=False)
        pytest.skip(sentence)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        reasons[reason] = reasons.get(reason, 0) + 1
    if reasons:
        terminalreporter.section("not run on this machine")
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count} tests: {reason}")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of an empty PostgreSQL database of our own, gone after the run."""
    with postgresql() as address:
        yield address
