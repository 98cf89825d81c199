"""Every address of the rounds, for everyone of the cast: shown, refused, or not there."""

import pytest
from cast import signed_in
from django.test import Client

OWN, OTHER = "秘书科", "农业科"
# name: (address, what clerk, head, editor, leader and the stranger get)
READING = {
    "home": ("/", (302, 302, 302, 302, 302)),
    "cycles": ("/cycles/", (200, 200, 200, 200, 200)),
    "month": ("/cycles/{cycle}/", (200, 200, 200, 200, 404)),
    "submissions": ("/cycles/{cycle}/submissions/", (200, 200, 200, 200, 404)),
    "account": ("/cycles/{cycle}/account/", (403, 403, 200, 200, 404)),
    "findings": ("/cycles/{cycle}/findings/", (403, 403, 200, 200, 404)),
    "matters": ("/cycles/{cycle}/matters/", (403, 403, 200, 200, 404)),
    "promises": ("/cycles/{cycle}/promises/", (403, 403, 200, 200, 404)),
    "changes": ("/cycles/{cycle}/changes/", (403, 403, 200, 200, 404)),
    "copies": ("/cycles/{cycle}/copies/", (403, 403, 200, 200, 404)),
    "download": ("/cycles/{cycle}/report.md", (200, 200, 200, 200, 404)),
    "source": ("/submissions/{own}/", (200, 200, 200, 200, 404)),
    "source of others": ("/submissions/{other}/", (403, 403, 200, 200, 404)),
    "check": ("/submissions/{own}/check/", (200, 200, 200, 200, 404)),
    "check of others": ("/submissions/{other}/check/", (403, 403, 200, 200, 404)),
    "annotated": ("/submissions/{own}/annotated.docx", (200, 200, 200, 200, 404)),
    "annotated of others": ("/submissions/{other}/annotated.docx", (403, 403, 200, 200, 404)),
    "original": ("/submissions/{own}/file/", (200, 200, 200, 200, 404)),
    "original of others": ("/submissions/{other}/file/", (403, 403, 200, 200, 404)),
}
DOING = {
    "submissions": ("/cycles/{cycle}/submissions/", (422, 422, 422, 403, 404)),
    "compile": ("/cycles/{cycle}/compile/", (403, 403, 302, 403, 404)),
    "dismiss": ("/submissions/{own}/check/dismiss/", (302, 302, 302, 403, 404)),
    "dismiss of others": ("/submissions/{other}/check/dismiss/", (403, 403, 302, 403, 404)),
    "undo": ("/submissions/{own}/check/undo/", (302, 302, 302, 403, 404)),
    "undo of others": ("/submissions/{other}/check/undo/", (403, 403, 302, 403, 404)),
    "mend": ("/submissions/{own}/check/mend/", (302, 302, 302, 403, 404)),
    "mend of others": ("/submissions/{other}/check/mend/", (403, 403, 302, 403, 404)),
    "dismiss in report": ("/cycles/{cycle}/findings/dismiss/", (403, 403, 302, 403, 404)),
    "decide": ("/cycles/{cycle}/matters/decide/", (403, 403, 422, 403, 404)),
    "undo a decision": ("/cycles/{cycle}/matters/undo/", (403, 403, 302, 403, 404)),
    "undo in report": ("/cycles/{cycle}/findings/undo/", (403, 403, 302, 403, 404)),
}
PEOPLE = ("clerk", "head", "editor", "leader", "stranger")


def _cases(table):
    return [
        (address, person, status)
        for address, statuses in table.values()
        for person, status in zip(PEOPLE, statuses, strict=True)
    ]


@pytest.fixture
def names(compilation, submissions, cast):
    return {"cycle": cast.cycle.pk, "own": submissions[0].pk, "other": submissions[1].pk}


@pytest.mark.parametrize(("address", "person", "status"), _cases(READING))
def test_reading(cast, names, address, person, status):
    client = signed_in(cast.person(person))
    response = client.get(address.format(**names))
    response.close()
    assert response.status_code == status


@pytest.mark.parametrize(("address", "person", "status"), _cases(DOING))
def test_doing(cast, names, address, person, status):
    client = signed_in(cast.person(person))
    assert client.post(address.format(**names)).status_code == status


@pytest.mark.parametrize("address", [address for address, _ in DOING.values()])
def test_nothing_is_done_for_another_site(cast, names, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)
    response = client.post(address.format(**names))
    assert response.status_code == 403
    assert "页面已过期" in response.content.decode()


@pytest.mark.parametrize("address", ["/cycles/{}/", "/submissions/{}/", "/submissions/{}/file/"])
@pytest.mark.parametrize("number", [0, 987654, 10**30])
def test_what_is_not_there_is_not_found(editor, address, number):
    assert editor.get(address.format(number)).status_code == 404


@pytest.mark.parametrize("address", [address for address, _ in DOING.values()])
def test_a_link_does_nothing(editor, names, address):
    if not address.endswith("/submissions/"):
        assert editor.get(address.format(**names)).status_code == 405
