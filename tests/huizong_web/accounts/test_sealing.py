"""What is sealed opens for its purpose, with the same key, unchanged."""

import pytest

from huizong_web.accounts.sealing import SealError, seal, unseal


def test_it_works():
    sealed = seal(b"\x00secret", "one")
    assert b"secret" not in sealed.encode()
    assert unseal(sealed, "one") == b"\x00secret"
    assert seal(b"\x00secret", "one") != sealed


def test_another_purpose_another_key_a_changed_letter(settings):
    sealed = seal(b"secret", "one")
    with pytest.raises(SealError):
        unseal(sealed, "two")
    changed = sealed[:20] + ("A" if sealed[20] != "A" else "B") + sealed[21:]
    for bad in (changed, "", "!", "AAAA"):
        with pytest.raises(SealError):
            unseal(bad, "one")
    settings.SECRET_KEY = "another"
    with pytest.raises(SealError):
        unseal(sealed, "one")
