"""Many pages store one draft at the same moment, on a running site: nothing of any is lost."""

import json
import re
import threading
from urllib.request import Request

from running import Visitor, serving

PAGES, TIMES = 6, 5


class Writer(Visitor):
    """A page that stores what it knows, again and again."""

    def __init__(self, address: str, path: str, name: int) -> None:
        super().__init__(address)
        self.path, self.name = path, name
        self.seen, self.lines = 0, []

    def enter(self, password: str) -> None:
        self.post("/sign-in/", "/sign-in/", {"username": "jiangbo", "password": password})
        page = self.get(self.path).decode()
        self.token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]

    def write(self) -> None:
        for time in range(TIMES):
            key = f"p{self.name}-{time}"
            self.lines.append({"key": key, "text": key, "level": 0, "clash": False})
            self.save()

    def save(self) -> None:
        sent = {"pen": f"p{self.name}", "seen": self.seen, "lines": self.lines}
        kind = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        request = Request(f"{self.address}{self.path}save/", json.dumps(sent).encode(), kind)
        with self.open(request) as answer:
            found = json.load(answer)
        self.seen = found["version"]
        self.lines = found.get("lines", self.lines)


def test_nothing_is_lost(either_example, tmp_path):
    more = either_example.into(tmp_path / "site")
    with serving("demo", tmp_path / "site", **more) as address:
        writers = [Writer(address, "/cycles/2/write/6/", number) for number in range(PAGES)]
        for writer in writers:
            writer.enter(either_example.password)
        threads = [threading.Thread(target=writer.write) for writer in writers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        writers[0].save()
    texts = [line["text"] for line in writers[0].lines]
    assert sorted(texts) == sorted(
        f"p{page}-{time}" for page in range(PAGES) for time in range(TIMES)
    )
    assert not any(line["clash"] for line in writers[0].lines)
