"""An English page has English labels; what is stored, sent and exported stays as it is."""

import io
import re

import pytest
from cast import signed_in
from registers import HAZARD

from huizong_web.ledgers.models import Entry, Record

ORDER = {"step": 0, "f-measure": "换瓦", "f-person": "李砚", "f-fix_by": "2026-12-20"}


@pytest.fixture
def english(cast):
    client = signed_in(cast.head)
    client.cookies["django_language"] = "en"
    return client


def seen(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


@pytest.mark.django_db
def test_labels_choices_states_and_steps_are_english_and_records_are_not(cast, hazard, english):
    ours = hazard(keeper=cast.secretariat)
    url = f"/ledgers/records/{ours.pk}/"
    sent = {"on": "2026-10-09", "seen": ours.version, **ORDER}
    assert english.post(f"{url}step/", sent).status_code == 302
    ours.refresh_from_db()
    assert ours.state == "整改中"
    assert Entry.objects.get(record=ours, version=2).label == "下达整改"
    page = seen(english, url)
    for word in ("Safety hazards", "Category", "Buildings", "Being corrected", "Order correction"):
        assert word in page, word
    listed = seen(english, f"/ledgers/{ours.book_id}/?figures=1")
    assert "Hazards found" in listed
    assert re.search('value="整改中"[^>]*> ?Being corrected<', listed)
    form = seen(english, f"/ledgers/{ours.book_id}/new/")
    assert '<option value="重大">Major　' in form
    for label in ("排查日期", "隐患描述", "整改中", "下达整改", "安全隐患"):
        assert label not in re.sub(r'value="[^"]*"', "", page + listed + form), label


@pytest.mark.django_db
def test_faults_speak_of_english_labels_and_choices_are_stored_as_they_are(cast, book, english):
    sent = {f"f-{key}": str(value) for key, value in HAZARD.items()} | {"f-unit": "秘书科"}
    url = f"/ledgers/{book.pk}/new/"
    lacking = english.post(url, {**sent, "keeper": cast.secretariat.pk, "f-description": ""})
    assert lacking.status_code == 422
    assert "Hazard" in lacking.content.decode()
    assert "隐患描述" not in lacking.content.decode()
    assert english.post(url, {**sent, "keeper": cast.secretariat.pk}).status_code == 302
    assert Record.objects.get(book=book).values["category"] == "校舍"


@pytest.mark.django_db
def test_an_export_is_the_same_in_both_languages(cast, hazard, english):
    from openpyxl import load_workbook

    ours = hazard(keeper=cast.secretariat)

    def cells(client) -> list[list[object]]:
        answer = client.get(f"/ledgers/{ours.book_id}/export/")
        assert answer.status_code == 200
        data = b"".join(answer.streaming_content) if answer.streaming else answer.content
        book = load_workbook(io.BytesIO(data))
        return [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]

    assert cells(english) == cells(signed_in(cast.head))
