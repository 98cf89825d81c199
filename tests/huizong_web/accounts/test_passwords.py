"""What a password must be, under each profile, and what is kept of the one before."""

from datetime import timedelta

import pytest
from cast import PASSWORD
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from huizong_web.accounts import passwords
from huizong_web.accounts.passwords import Argon2
from huizong_web.accounts.profile import profile

GOOD = "Moor-hen 7 reeds"


def faults(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return "".join(error.messages)
    return ""


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("dengbao", "Kz9#vQ2m", "只有 8 个字符"),
        ("dengbao", "kzvqmtwhurxp", "只有 1 类"),
        ("dengbao", "Kzvqmtwhurxp", "只有 2 类"),
        ("dengbao", GOOD, ""),
        ("asvs", "Kz9#vQ2m", ""),
        ("asvs", "kzvqmtwhurxp", ""),
        ("asvs", "kzvqmtw", "只有 7 个字符"),
        ("asvs", "password1", "常见"),
        ("asvs", "ab 2026 123456", "容易猜到"),
        ("asvs", "春江潮水连海平海上明月", ""),
        ("asvs", "x" * 8 + "Kz9#vQ2m" * 15 + "y", "超过 128"),
        ("asvs", "Kz9#vQ2m" * 16, ""),
    ],
)
def test_each_profile(settings, name, password, said):
    settings.SIGN_IN_PROFILE = name
    found = faults(password)
    assert said in found
    assert bool(said) == bool(found)


def test_ones_own_names_are_guessed(cast):
    for password in ("Zhouwen#2026", "Qhxwbgs@2026", "青河县委办公室A1"):
        assert "容易猜到" in faults(password, cast.editor), password
        assert not faults(password + " moorhen", cast.editor)
    assert "容易猜到" in faults("Mishuke-1996", cast.clerk) or faults("秘书科-1996Aa", cast.clerk)


def test_the_latest_do_not_come_back(cast):
    user, seen = cast.editor, [f"{GOOD} {number}" for number in range(7)]
    for password in seen:
        passwords.change(user, password)
    remembered = profile().remembered
    assert [bool(faults(password, user)) for password in seen] == [
        index >= len(seen) - remembered for index in range(len(seen))
    ]
    assert user.old_passwords.count() == remembered - 1


def test_a_password_grows_old_under_one_profile_only(cast, settings):
    user = cast.editor
    user.password_changed_at = timezone.now() - timedelta(days=91)
    assert passwords.must_change(user)
    settings.SIGN_IN_PROFILE = "asvs"
    assert not passwords.must_change(user)
    settings.SIGN_IN_PROFILE = "dengbao"
    user.demo = True
    assert not passwords.must_change(user)


def test_one_time_passwords_are_random_fit_the_rules_and_must_be_replaced(cast):
    first, second = passwords.give_one_time(cast.clerk), passwords.give_one_time(cast.clerk)
    assert first != second
    assert len(first) == 19
    assert not faults(passwords.one_time())
    assert cast.clerk.check_password(second)
    assert not cast.clerk.check_password(first)
    assert passwords.must_change(cast.clerk)
    assert not passwords.is_void(cast.clerk)
    cast.clerk.one_time_until -= timedelta(hours=profile().one_time_hours, seconds=1)
    assert passwords.is_void(cast.clerk)


def test_passwords_are_kept_as_argon2id(settings):
    from huizong_web import settings as own

    settings.PASSWORD_HASHERS = own.PASSWORD_HASHERS
    stored = make_password(GOOD)
    assert stored.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert isinstance(identify_hasher(stored), Argon2)
    assert not Argon2().must_update(stored)


def test_an_old_hash_is_made_anew_at_sign_in(cast, client, settings):
    from huizong_web import settings as own

    settings.PASSWORD_HASHERS = own.PASSWORD_HASHERS
    cast.editor.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    cast.editor.save()
    client.post("/sign-in/", {"username": "zhouwen", "password": PASSWORD})
    cast.editor.refresh_from_db()
    assert cast.editor.password.startswith("argon2$")
