"""The second factor: taken, asked for, good once, and what helps when it is lost."""

import re
import time

import pytest
from cast import PASSWORD, signed_in
from django.test import Client

from huizong_web.accounts import second, totp
from huizong_web.accounts.models import RecoveryCode, SecondFactor, Session
from huizong_web.accounts.profile import profile
from huizong_web.accounts.sealing import unseal
from huizong_web.accounts.throttle import is_locked
from huizong_web.policy import Role


class Telephone:
    """Makes codes as a telephone does; `ahead` lets its clock run ahead, for a code that is new."""

    def __init__(self, letters: str) -> None:
        import base64

        self.secret = base64.b32decode(letters.replace(" ", ""))

    def code(self, ahead: int = 0) -> str:
        return totp.code_of(self.secret, int(time.time()) // totp.STEP + ahead)


def enrol(client: Client) -> tuple[Telephone, list[str]]:
    """Take a second factor as a person does; return the telephone and the recovery codes."""
    html = client.get("/me/second-factor/").content.decode()
    telephone = Telephone(re.search(r'class="secret">([A-Z2-7 ]+)<', html)[1])
    sealed = re.search(r'name="sealed" value="([^"]+)"', html)[1]
    told = client.post("/me/second-factor/", {"sealed": sealed, "code": telephone.code(-1)})
    return telephone, re.findall(r"<code>(\d-\w{5}-\w{5})</code>", told.content.decode())


def begin(username="zhouwen", **more) -> Client:
    client = Client()
    client.post("/sign-in/", {"username": username, "password": PASSWORD, **more})
    return client


def is_in(client):
    return client.get("/me/").status_code == 200


@pytest.fixture
def taken(cast):
    return enrol(signed_in(cast.editor))


def test_it_works(cast, taken):
    telephone, codes = taken
    assert len(set(codes)) == second.CODES
    client = begin(next=f"/cycles/{cast.cycle.pk}/submissions/")
    assert not is_in(client)
    answer = client.post("/sign-in/code/", {"code": telephone.code()})
    assert answer.url == f"/cycles/{cast.cycle.pk}/submissions/"
    assert is_in(client)


def test_the_page_shows_a_picture_without_anything_inline(editor):
    html = editor.get("/me/second-factor/").content.decode()
    assert "<svg" in html
    assert "<path" in html
    assert "style=" not in html
    assert "data:" not in html


def test_the_secret_is_stored_sealed_and_the_codes_as_hashes(cast, taken):
    telephone, codes = taken
    factor = SecondFactor.objects.get(user=cast.editor)
    assert telephone.secret not in factor.sealed.encode()
    assert unseal(factor.sealed, f"second factor of {cast.editor.pk}") == telephone.secret
    stored = set(RecoveryCode.objects.values_list("code", flat=True))
    assert len(stored) == second.CODES
    assert not any(code in row for row in stored for code in codes)


def test_a_wrong_code_takes_nothing(editor, cast):
    html = editor.get("/me/second-factor/").content.decode()
    sealed = re.search(r'name="sealed" value="([^"]+)"', html)[1]
    wrong = editor.post("/me/second-factor/", {"sealed": sealed, "code": "000000"})
    assert wrong.status_code == 422
    # The picture stays the one that the telephone knows already.
    letters = re.search(r'class="secret">([A-Z2-7 ]+)<', html)[1]
    assert letters in wrong.content.decode()
    assert not second.has(cast.editor)


def test_anothers_offer_is_not_taken(cast):
    offer = second.offer(cast.leader)
    code = Telephone(offer.letters).code()
    answer = signed_in(cast.editor).post(
        "/me/second-factor/", {"sealed": offer.sealed, "code": code}
    )
    assert answer.status_code == 422
    assert not second.has(cast.editor)


def test_a_code_is_good_once(cast, taken):
    telephone, _codes = taken
    code = telephone.code()
    assert begin().post("/sign-in/code/", {"code": code}).status_code == 302
    again = begin().post("/sign-in/code/", {"code": code})
    assert again.status_code == 422
    assert "已用过" in again.content.decode()


def test_a_recovery_code_is_good_once_and_leads_to_ones_account(cast, taken):
    _telephone, codes = taken
    typed = f" {codes[3].upper()} "
    assert begin().post("/sign-in/code/", {"code": typed}).url == "/me/"
    assert begin().post("/sign-in/code/", {"code": typed}).status_code == 422
    assert cast.editor.recovery_codes.count() == second.CODES - 1


def test_without_the_password_there_is_no_asking_for_a_code(cast, taken):
    telephone, _codes = taken
    client = Client()
    assert client.get("/sign-in/code/").url == "/sign-in/"
    assert client.post("/sign-in/code/", {"code": telephone.code()}).url == "/sign-in/"


def test_half_a_sign_in_opens_nothing_and_runs_out(cast, taken):
    telephone, _codes = taken
    client = begin()
    for page in ("/me/", f"/cycles/{cast.cycle.pk}/", "/confirm/"):
        assert client.get(page).url.startswith("/sign-in/?next=")
    session = client.session
    key, at, page = session["_pending"]
    session["_pending"] = [key, at.replace("20", "19", 1), page]
    session.save()
    assert client.post("/sign-in/code/", {"code": telephone.code()}).url == "/sign-in/"


def test_an_account_shut_between_the_two_does_not_get_in(cast, taken):
    telephone, _codes = taken
    client = begin()
    cast.editor.is_active = False
    cast.editor.save()
    assert client.post("/sign-in/code/", {"code": telephone.code()}).url == "/sign-in/"


def test_guessing_codes_locks_the_name(cast, taken):
    telephone, _codes = taken
    client = begin()
    for _ in range(profile().tries):
        client.post("/sign-in/code/", {"code": "123123"})
    assert is_locked("zhouwen")
    assert client.post("/sign-in/code/", {"code": telephone.code()}).status_code == 422


def test_the_key_changes_at_each_step(cast, taken):
    telephone, _codes = taken
    client = begin()
    half = client.session.session_key
    client.post("/sign-in/code/", {"code": telephone.code()})
    assert client.session.session_key != half
    assert not Session.objects.filter(session_key=half).exists()


def test_confirming_asks_for_both(cast, taken):
    telephone, _codes = taken
    client = signed_in(cast.editor)
    assert 'name="code"' in client.get("/confirm/").content.decode()
    assert client.post("/confirm/", {"password": PASSWORD}).status_code == 422
    both = {"password": PASSWORD, "code": telephone.code()}
    assert client.post("/confirm/", both).status_code == 302


def test_who_needs_one_comes_nowhere_before_it_is_taken(cast, settings):
    settings.SECOND_FACTOR_ROLES = [Role.EDITOR]
    client = begin()
    assert client.get(f"/cycles/{cast.cycle.pk}/").url == "/me/second-factor/"
    assert client.get("/").url == "/me/second-factor/"
    enrol(client)
    assert client.get(f"/cycles/{cast.cycle.pk}/").status_code == 200
    client.post("/me/second-factor/drop/")
    assert second.has(cast.editor)
    assert signed_in(cast.clerk).get("/me/").status_code == 200


def test_everyone_but_visitors_of_the_example(cast, settings):
    settings.SECOND_FACTOR_ROLES = ["everyone"]
    assert begin("chenmo").get("/me/").url == "/me/second-factor/"
    cast.clerk.demo = True
    cast.clerk.save()
    assert begin("chenmo").get("/me/").status_code == 200


def test_giving_it_up_and_new_codes(cast, taken):
    _telephone, codes = taken
    client = signed_in(cast.editor)
    told = client.post("/me/second-factor/codes/").content.decode()
    assert not any(code in told for code in codes)
    assert second.proves(cast.editor, codes[0]) == ""
    client.post("/me/second-factor/drop/")
    assert not second.has(cast.editor)
    assert not cast.editor.recovery_codes.exists()
    assert client.post("/me/second-factor/codes/").status_code == 404
