"""The rules of signing in as data."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from huizong_web.accounts.profile import FOLDER, read_profile
from huizong_web.policy import Role


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_profiles_are_whole(path):
    found = read_profile(path.stem)
    assert found.label
    assert found.basis
    assert found.advised >= found.shortest
    assert set(found.second_factor) <= set(Role.values) | {"everyone"}


def test_what_the_two_standards_ask_for():
    dengbao, asvs = read_profile("dengbao"), read_profile("asvs")
    assert (dengbao.tries, dengbao.idle_minutes) == (5, 30)
    assert dengbao.classes >= 3
    assert dengbao.oldest_days
    # ASVS 6.2.5 and 6.2.10: no composition, no ageing; 6.2.1: eight, fifteen advised; 6.3.3.
    assert (asvs.classes, asvs.oldest_days, asvs.shortest, asvs.advised) == (1, 0, 8, 15)
    assert set(asvs.second_factor) == {"system_admin", "security_admin", "audit_admin"}


def test_an_office_may_bring_its_own(tmp_path):
    own = tmp_path / "own.yaml"
    text = (FOLDER / "asvs.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("idle_minutes: 30", "idle_minutes: 15"), encoding="utf-8")
    assert read_profile(str(own)).idle_minutes == 15
    weak = tmp_path / "weak.yaml"
    weak.write_text(text.replace("shortest: 8", "shortest: 4"), encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match="shortest"):
        read_profile(str(weak))


def test_a_profile_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(ImproperlyConfigured, match="asvs、dengbao"):
        read_profile("strongest")
