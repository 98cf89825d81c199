"""Signing out ends the session, and only by a button."""


def test_it_works(editor):
    assert editor.post("/sign-out/").url == "/sign-in/"
    assert editor.get("/cycles/").status_code == 302


def test_a_link_does_not_sign_out(editor):
    assert editor.get("/sign-out/").status_code == 405
    assert editor.get("/cycles/").status_code == 200
