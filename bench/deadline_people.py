"""The people of deadline day, as locust plays them: sections that report once, and visitors."""

import os
import re
import time
from itertools import count
from pathlib import Path

from locust import FastHttpUser, between, task

REPORT = Path(os.environ["REPORT"]).read_bytes()
PASSWORD = os.environ["PASSWORD"]
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_UNIT = re.compile(r'<option value="(\d+)"[^>]*>第')


class Person(FastHttpUser):
    """Somebody who signs in first."""

    abstract = True
    numbers = count()
    prefix = ""
    wrap = 1

    def on_start(self) -> None:
        """Sign in; those who share a name have a session each."""
        number = next(type(self).numbers) % self.wrap
        page = self.client.get("/sign-in/", name="sign-in page").text or ""
        fields = {"username": f"{self.prefix}{number}", "password": PASSWORD}
        self._post("/sign-in/", page, fields, "sign in")

    def _post(self, path: str, page: str, fields: dict[str, str], name: str) -> None:
        token = _TOKEN.search(page)
        if token is None:
            self._go()
            return
        data = fields | {"csrfmiddlewaretoken": token[1]}
        headers = {"Referer": f"{self.host}{path}"}
        self.client.post(path, data=data, headers=headers, name=name)

    def _go(self) -> None:
        """Do nothing more: in the place of one who stopped, another would sign in anew."""
        while True:
            time.sleep(60)  # locust's own, and ended by it


class Section(Person):
    """A section's clerk: sees what is due, sends the file, looks at what was found, and goes."""

    fixed_count = int(os.environ["SECTIONS"])
    wait_time = between(1, 3)
    numbers = count()
    prefix, wrap = "clerk", fixed_count

    @task
    def report(self) -> None:
        """Send the file once."""
        address = "/cycles/2/submissions/"
        page = self.client.get(address, name="round").text or ""
        token, unit = _TOKEN.search(page), _UNIT.search(page)
        if token is None or unit is None:
            self._go()
            return
        boundary = "----deadline"
        body = _multipart(
            boundary, {"csrfmiddlewaretoken": token[1], "unit": unit[1]}, "10月总结.docx"
        )
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Referer": f"{self.host}{address}",
        }
        answer = self.client.post(address, data=body, headers=headers, name="submit")
        if found := re.search(r"/submissions/(\d+)/check/", answer.text or ""):
            self.client.get(found[0], name="findings of a file")
        self._go()


class Visitor(Person):
    """An editor who looks around."""

    fixed_count = int(os.environ["VISITORS"])
    wait_time = between(3, 9)
    numbers = count()
    prefix, wrap = "editor", fixed_count

    @task(3)
    def round(self) -> None:
        """See who has reported."""
        self.client.get("/cycles/2/submissions/", name="round of 300")

    @task(2)
    def month(self) -> None:
        """Read a report."""
        self.client.get("/cycles/1/", name="report")

    @task
    def account(self) -> None:
        """See where the items went."""
        self.client.get("/cycles/1/account/", name="account")

    @task
    def rounds(self) -> None:
        """See the rounds."""
        self.client.get("/cycles/", name="rounds")


def _multipart(boundary: str, fields: dict[str, str], name: str) -> bytes:
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    ]
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return "".join([*parts, head]).encode() + REPORT + f"\r\n--{boundary}--\r\n".encode()
