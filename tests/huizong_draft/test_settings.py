"""The address that the office sets."""

import pytest

from huizong.drafting import SuggestionError
from huizong_draft import address, from_environment


def given(**values: str) -> dict[str, str]:
    return {f"HUIZONG_DRAFT_{name}": value for name, value in values.items()}


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://10.1.2.3:8000/v1", "/v1/chat/completions"),
        ("http://10.1.2.3:8000/v1/", "/v1/chat/completions"),
        ("http://10.1.2.3:8000", "/chat/completions"),
        ("https://model.example/openai/v1/chat/completions", "/openai/v1/chat/completions"),
    ],
)
def test_it_works(url, path):
    made = from_environment(given(URL=url, MODEL="qwen"))
    assert (made.path, made.secure) == (path, url.startswith("https"))
    assert made.by in {"qwen（10.1.2.3:8000）", "qwen（model.example）"}


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({}, "HUIZONG_DRAFT_URL、HUIZONG_DRAFT_MODEL"),
        ({"URL": "http://h/v1"}, "请设 HUIZONG_DRAFT_MODEL"),
        ({"URL": " ", "MODEL": "m"}, "请设 HUIZONG_DRAFT_URL"),
    ],
)
def test_what_is_missing_is_named(values, named):
    with pytest.raises(SuggestionError, match=named):
        from_environment(given(**values))


@pytest.mark.parametrize(
    "url",
    [
        "10.1.2.3:8000",
        "ftp://host/v1",
        "file:///etc/passwd",
        "http:///v1",
        "http://user:word@host/v1",
        "http://@host/v1",
        "http://host/v1?x=1",
        "http://host/v1#x",
        "http://host:99999/v1",
        "http://host:port/v1",
        "http://ho st/v1",
        "http://host/v1\r\nX: y",
        "http://主机/v1",
        "http://[::1/v1",
    ],
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(SuggestionError, match="HUIZONG_DRAFT_URL"):
        address(url, model="m")


@pytest.mark.parametrize("seconds", ["0", "-1", "1.5", "６０", "601", "9" * 5000, "一"])
def test_what_is_no_time_is_refused(seconds):
    with pytest.raises(SuggestionError, match="HUIZONG_DRAFT_SECONDS"):
        from_environment(given(URL="http://host/v1", MODEL="m", SECONDS=seconds))


@pytest.mark.parametrize(("seconds", "meant"), [("", 60), (" 5 ", 5), ("600", 600)])
def test_the_time_for_an_answer(seconds, meant):
    made = from_environment(given(URL="http://host/v1", MODEL="m", SECONDS=seconds))
    assert made.seconds == meant


@pytest.mark.parametrize("key", ["a b", "a\nX: y", "密钥", "a\x00b"])
def test_a_key_that_cannot_be_sent_is_refused_and_not_shown(key):
    with pytest.raises(SuggestionError, match="HUIZONG_DRAFT_KEY") as raised:
        address("http://host/v1", model="m", key=key)
    assert key not in str(raised.value)


def test_the_key_stands_in_no_trace():
    assert "geheim" not in repr(address("http://host/v1", model="m", key="geheim"))
