"""Signing in by the office's own service: in comes whom we know, by a token that holds."""

import json
import time
from dataclasses import replace

import jwt
import pytest
from cast import PASSWORD, signed_in
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from huizong_web.accounts.models import Identity, User
from huizong_web.accounts.provider import Provider, read_provider
from huizong_web.accounts.sessions import CONFIRMED, SessionStore
from huizong_web.offices.models import Post

from .provider_stub import CLIENT, CODE, SECRET, provider_stub


@pytest.fixture(scope="module")
def served():
    with provider_stub() as stub:
        yield stub


@pytest.fixture
def stub(served, settings):
    served.discovery, served.token, served.status, served.asked = {}, None, 200, []
    settings.OIDC = Provider(served.issuer, CLIENT, SECRET, "preferred_username", "市统一登录")
    return served


def go(stub, client=None, page="", **claims):
    """Go to the provider and come back with its code; return browser and answer."""
    client = client or Client()
    way = client.get("/sign-in/there/", {"next": page} if page else {}).url
    asked = stub.begun(way, **claims)
    return client, client.get("/sign-in/back/", {"code": CODE, "state": asked["state"]})


def is_in(client):
    return client.get("/me/").status_code == 200


def test_it_works(cast, stub):
    assert "市统一登录" in Client().get("/sign-in/").content.decode()
    client, answer = go(stub, page=f"/cycles/{cast.cycle.pk}/")
    assert answer.url == f"/cycles/{cast.cycle.pk}/"
    assert client.get("/me/").context["user"] == cast.editor
    assert stub.asked[0]["redirect_uri"] == "http://testserver/sign-in/back/"


def test_what_is_asked_there(cast, stub):
    way = Client().get("/sign-in/there/").url
    asked = stub.begun(way)
    assert way.startswith(f"{stub.issuer}/ask?")
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid profile"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    assert "prompt" not in asked


def test_nobody_is_made_and_no_right_is_given(cast, stub):
    before = User.objects.count(), Post.objects.count()
    client, answer = go(stub, preferred_username="newcomer", roles=["editor"])
    assert answer.url == "/sign-in/"
    assert "没有成功" in client.get("/sign-in/").content.decode()
    go(stub, roles=["leader"], groups=["admin"])
    assert (User.objects.count(), Post.objects.count()) == before


def test_from_then_on_the_subject_tells_who_it_is(cast, stub):
    go(stub)
    # The name has passed to another person there: that one is not the editor here.
    client, answer = go(stub, sub="subject-2")
    assert answer.url == "/sign-in/"
    assert not is_in(client)
    # The editor has another name there: still the editor.
    client, _answer = go(stub, preferred_username="wuheng")
    assert client.get("/me/").context["user"] == cast.editor
    assert Identity.objects.count() == 1


def test_a_shut_account_stays_shut(cast, stub):
    go(stub)
    cast.editor.is_active = False
    cast.editor.save()
    client, _answer = go(stub)
    assert not is_in(client)


NOW = int(time.time())


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": "-"},
        {"aud": "another"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"iss": "https://elsewhere.example"},
        {"exp": NOW - 3600},
        {"exp": "-"},
        {"iat": NOW + 3600},
        {"sub": "-"},
        {"preferred_username": ""},
        {"preferred_username": "-"},
    ],
    ids=lambda claims: "-".join(claims) + "-" + str(len(str(claims))),
)
def test_a_token_that_does_not_hold(cast, stub, claims):
    client, answer = go(stub, **claims)
    assert answer.url == "/sign-in/"
    assert not is_in(client)
    assert not Identity.objects.exists()


def _unsigned(stub):
    return jwt.encode(stub.claims, None, algorithm="none", headers={"kid": "one"})


def _by_another_key(stub):
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 2048)
    return jwt.encode(stub.claims, key, algorithm="RS256", headers={"kid": "one"})


def _by_the_public_key_as_a_secret(stub):
    import base64
    import hashlib
    import hmac

    def part(value):
        raw = value if isinstance(value, bytes) else json.dumps(value).encode()
        return base64.urlsafe_b64encode(raw).rstrip(b"=")

    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = stub.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = part({"alg": "HS256", "kid": "one"}) + b"." + part(stub.claims)
    return (head + b"." + part(hmac.new(public, head, hashlib.sha256).digest())).decode()


def _by_no_known_key(stub):
    return jwt.encode(stub.claims, stub.key, algorithm="RS256", headers={"kid": "two"})


@pytest.mark.parametrize(
    "forged",
    [_unsigned, _by_another_key, _by_the_public_key_as_a_secret, _by_no_known_key, lambda _s: "x"],
)
def test_a_token_that_the_provider_did_not_sign(cast, stub, forged):
    client = Client()
    asked = stub.begun(client.get("/sign-in/there/").url)
    stub.token = forged(stub)
    answer = client.get("/sign-in/back/", {"code": CODE, "state": asked["state"]})
    assert answer.url == "/sign-in/"
    assert not is_in(client)


@pytest.mark.parametrize("state", ["", "another", "状态"])
def test_nobody_is_led_into_anothers_account(cast, stub, state):
    client = Client()
    stub.begun(client.get("/sign-in/there/").url)
    assert client.get("/sign-in/back/", {"code": CODE, "state": state}).url == "/sign-in/"
    assert not is_in(client)
    # A way back that was not begun in this browser (login CSRF).
    other = Client()
    asked = stub.begun(other.get("/sign-in/there/").url)
    assert client.get("/sign-in/back/", {"code": CODE, "state": asked["state"]}).url == "/sign-in/"
    assert not is_in(client)


def test_a_way_back_is_good_once(cast, stub):
    client = Client()
    asked = stub.begun(client.get("/sign-in/there/").url)
    fields = {"code": CODE, "state": asked["state"]}
    assert client.get("/sign-in/back/", fields).url == "/"
    client.post("/sign-out/")
    assert client.get("/sign-in/back/", fields).url == "/sign-in/"


def test_a_refused_code(cast, stub):
    client = Client()
    asked = stub.begun(client.get("/sign-in/there/").url)
    answer = client.get("/sign-in/back/", {"code": "other", "state": asked["state"]})
    assert answer.url == "/sign-in/"


@pytest.mark.parametrize(
    "discovery",
    [
        {"issuer": "https://elsewhere.example"},
        {"authorization_endpoint": "http://elsewhere.example/ask"},
        {"authorization_endpoint": ""},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_a_provider_that_says_strange_things_of_itself(cast, stub, discovery):
    stub.discovery = discovery
    assert Client().get("/sign-in/there/").url == "/sign-in/"


def test_a_provider_that_does_not_answer(cast, stub, settings):
    settings.OIDC = replace(settings.OIDC, issuer="http://127.0.0.1:9")
    client = Client()
    assert client.get("/sign-in/there/").url == "/sign-in/"
    page = client.get("/sign-in/").content.decode()
    assert "没有成功" in page
    assert "用户名" in page


def test_the_second_factor_of_the_site_is_still_asked_for(cast, stub):
    from huizong_web.accounts import second

    offer = second.offer(cast.editor)
    from .test_second_factor import Telephone

    telephone = Telephone(offer.letters)
    assert second.take(cast.editor, offer.sealed, telephone.code(-1))
    client, answer = go(stub, page="/me/")
    assert answer.url == "/sign-in/code/"
    assert not is_in(client)
    assert client.post("/sign-in/code/", {"code": telephone.code()}).url == "/me/"


def test_one_proves_oneself_again_there(cast, stub):
    client, _answer = go(stub)
    session = SessionStore(client.session.session_key)
    session[CONFIRMED] = "2026-01-01T00:00:00+00:00"
    session.save()
    assert client.get("/me/second-factor/").url.startswith("/confirm/")
    # The provider has to have asked just now; what it remembers of this morning does not do.
    for claims in ({}, {"auth_time": NOW - 7200}):
        _client, answer = go(stub, client, page="/me/second-factor/", **claims)
        assert answer.url == "/me/"
    _client, answer = go(stub, client, "/me/second-factor/", auth_time=int(time.time()))
    assert answer.url == "/me/second-factor/"
    assert client.get("/me/second-factor/").status_code == 200


def test_another_person_does_not_prove_it(cast, stub):
    client = signed_in(cast.leader)
    _client, answer = go(stub, client, auth_time=int(time.time()))
    assert answer.url == "/me/"
    assert client.get("/me/").context["user"] == cast.leader


def test_nobody_is_led_to_another_site(cast, stub):
    _client, answer = go(stub, page="https://elsewhere.example/")
    assert answer.url == "/"


def test_without_a_provider_there_is_no_such_door(cast):
    assert Client().get("/sign-in/there/").status_code == 404
    assert Client().get("/sign-in/back/").status_code == 404
    assert Client().post("/sign-in/", {"username": "zhouwen", "password": PASSWORD}).url == "/"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ISSUER": "http://elsewhere.example"}, "https://"),
        ({"ISSUER": "https://id.example"}, "HUIZONG_OIDC_CLIENT"),
        ({"ISSUER": "https://id.example", "CLIENT": "x"}, "HUIZONG_OIDC_SECRET"),
        ({"ISSUER": "https://id.example", "CLIENT": "x", "SECRET_FILE": "/nowhere"}, "/nowhere"),
    ],
)
def test_a_setting_that_cannot_be_used(monkeypatch, given, said):
    for name, value in given.items():
        monkeypatch.setenv(f"HUIZONG_OIDC_{name}", value)
    with pytest.raises(ImproperlyConfigured, match=said):
        read_provider()


def test_the_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    path = tmp_path / "secret"
    path.write_text("words\n", encoding="utf-8")
    given = {"ISSUER": "https://id.example", "CLIENT": "x", "SECRET_FILE": str(path)}
    for name, value in given.items():
        monkeypatch.setenv(f"HUIZONG_OIDC_{name}", value)
    found = read_provider()
    assert found == Provider("https://id.example", "x", "words", "preferred_username", "")
