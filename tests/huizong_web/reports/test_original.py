"""The file as it came."""

from cast import SECRETARIAT


def test_it_works(editor, submissions):
    response = editor.get(f"/submissions/{submissions[0].pk}/file/")
    assert b"".join(response.streaming_content) == SECRETARIAT.encode()
    response.close()
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
