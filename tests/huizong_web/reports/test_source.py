"""The text of a submission with a place marked."""

import pytest
from cast import SECRETARIAT


def page_of(client, submission, query="") -> str:
    response = client.get(f"/submissions/{submission.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(editor, submissions):
    page = page_of(editor, submissions[0])
    assert "办理来文31件" in page
    assert "<mark" not in page
    assert "周文" in page
    assert submissions[0].sha256 in page


def test_a_place_is_marked(editor, submissions):
    start = SECRETARIAT.index("31件")
    page = page_of(editor, submissions[0], f"?start={start}&end={start + 3}")
    assert '办理来文<mark id="here">31件</mark>' in page


def test_only_the_first_mark_is_led_to(editor, submissions):
    page = page_of(editor, submissions[0], f"?start=0&end={len(SECRETARIAT)}")
    assert page.count("<mark") > 2
    assert page.count('id="here"') == 1


@pytest.mark.parametrize(
    "query",
    [
        "?start=5",
        "?start=x&end=y",
        "?start=9&end=3",
        "?start=-1&end=3",
        "?start=٣&end=٤",
        "?start=0&end=99999999999999999999",
        "?start=99999998&end=99999999",
    ],
)
def test_a_place_that_is_none_marks_nothing(editor, submissions, query):
    assert "<mark" not in page_of(editor, submissions[0], query)


def test_a_replaced_file_says_so(editor, cast, submissions):
    submissions[0].current = False
    submissions[0].save()
    assert "已被替换" in page_of(editor, submissions[0])
