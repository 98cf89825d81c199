"""`compile --draft` from end to end: whatever the server does, the compile finishes and is true."""

import json
import re
import time

import pytest

from chat_stub import http, rephrasing, said, sending, serving
from huizong import cli
from reports import numbered

SECTIONS = {
    "水利科": numbered(
        "召开全县秋季渠道清淤推进会，57人参加，清运淤泥3000多方，未发生事故。",
        "10月25日印发《渠道清淤实施方案》，安排资金3.5万元。",
    ),
    "文秘科": numbered("起草全县秋季渠道清淤推进会领导讲话。", "办理来文31件、批示件12件。"),
    "机要科": numbered("做好全县秋季渠道清淤推进会会务。", "收发密件4件。"),
}
KEY = "sk-geheim-4711"


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    """Return what compiles the sections and gives status, report, account and what was printed."""
    files = []
    for name, text in SECTIONS.items():
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    monkeypatch.setenv("HUIZONG_LANG", "zh")

    def run(*more: str, url: str = ""):
        monkeypatch.setenv("HUIZONG_DRAFT_URL", url)
        monkeypatch.setenv("HUIZONG_DRAFT_KEY", KEY)
        monkeypatch.setenv("HUIZONG_DRAFT_MODEL", "qwen")
        out, account = tmp_path / "汇总.txt", tmp_path / "去向.json"
        given = [*map(str, files), "-o", str(out), "--account", str(account), *more]
        status = cli.main(["compile", *given])
        report = out.read_text(encoding="utf-8") if out.exists() else ""
        known = json.loads(account.read_text(encoding="utf-8")) if account.exists() else {}
        return status, report, known, "".join(capsys.readouterr())

    return run


def _better(text: str) -> str:
    """Return the merged item with its bracket made sentences."""
    bracket = re.search("（(水利科牵头)；(.+)）", text)
    head = text.replace(bracket[0], "").removesuffix("。")
    return f"{head}。会议由{bracket[1]}，{bracket[2].replace('；', '，')}。"


def test_it_works(call):
    with serving(rephrasing(_better)) as stub:
        status, report, account, printed = call("--draft", url=stub.url)
    assert status == 0
    assert "未发生事故。会议由水利科牵头，文秘科起草领导讲话，机要科做好会务。" in report
    (rephrased,) = account["rephrased"]
    assert rephrased["after"] in report
    assert rephrased["by"] == f"qwen（127.0.0.1:{stub.port}）"
    assert f"1条由{rephrased['by']}改写：{rephrased['target']}" in printed
    assert len(stub.requests) == 1
    assert KEY not in printed + json.dumps(account)


def test_without_draft_nobody_is_asked(call):
    with serving(rephrasing(_better)) as stub:
        status, _, account, _ = call(url=stub.url)
    assert (status, stub.requests) == (0, [])
    assert "rephrased" not in account


def test_without_an_address_nothing_is_done(call):
    status, report, _, printed = call("--draft")
    assert (status, report) == (2, "")
    assert "HUIZONG_DRAFT_URL" in printed


def _change(old: str, new: str):
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return rephrasing(change)


def _lines(connection, text):
    for letter in http(said(text)).decode():
        connection.sendall(letter.encode())
        time.sleep(0.1)


LIES = {
    "changes a figure": (_change("57人", "75人"), "数据“57人”成了“75人”"),
    "invents a figure": (_change("事故", "事故，整改隐患9处"), "多出原文没有的数据“9处”"),
    "swaps two figures": (
        rephrasing(lambda t: t.replace("57", "_").replace("3000", "57").replace("_", "3000")),
        "数据",
    ),
    "changes a unit": (_change("3000多方", "3000多吨"), "数据“3000多方”成了“3000多吨”"),
    "drops a figure": (_change("，57人参加", ""), "少了数据“57人”"),
    "changes a name": (_change("文秘科", "信访科"), "少了名称“文秘科”"),
    "adds a name": (_change("机要科做好", "机要科、信访科做好"), "信访科"),
    "adds a person": (_change("领导讲话", "领导周明远讲话"), "没有照原样写"),
    "swaps two names": (
        rephrasing(
            lambda t: t.replace("文秘科", "_").replace("机要科", "文秘科").replace("_", "机要科")
        ),
        "没有照原样写",
    ),
    "drops a negation": (_change("未发生", "发生"), "少了否定或限制的“未”"),
    "changes a bound": (_change("3000多方", "约3000方"), "数据“3000多方”成了“约3000方”"),
    "drops a bound": (_change("3000多方", "3000方"), "数据“3000多方”成了“3000方”"),
    "praises": (_change("事故。", "事故，成效显著。"), "成效显著"),
    "says nothing": (rephrasing(lambda _: "好。"), "少了数据"),
    "talks to us": (_change("召开", "改写如下：\n召开"), "换行"),
    "marks up": (_change("57人", "**57人**"), "没有照原样写"),
    "writes what cannot be encoded": (_change("57人", "57人\ud800"), "看不见的字符"),
    "sends a page": (sending(http(b"<html>", kind="text/html")), "不是约定的 JSON"),
    "streams": (sending(http(b"data: {}\n\n", kind="text/event-stream")), "不是约定的 JSON"),
    "streams rubbish": (sending(bytes(range(256)) * 1000), "中途断了"),
    "breaks down": (sending(http(b"", status="500 Internal Server Error")), "HTTP 500"),
    "sends too much": (sending(http(said("水" * 900_000))), "超过"),
    "sends other JSON": (sending(http(b'{"choices": 3}')), "没有写完的正文"),
    "sends no choice": (sending(http(b'{"choices": []}')), "没有写完的正文"),
    "sends elsewhere": (
        sending(http(b"", status="307 Temporary Redirect", Location="http://127.0.0.1:1/")),
        "没有跟去",
    ),
    "hangs up": (sending(http(said("召开"))[:-9]), "中途断了"),
}


@pytest.mark.parametrize(("answer", "why"), LIES.values(), ids=LIES)
def test_nothing_false_gets_in(call, answer, why):
    plain = call()
    with serving(answer) as stub:
        status, report, account, printed = call("--draft", url=stub.url)
    assert (status, report) == (0, plain[1])
    assert stub.requests
    assert why in printed
    assert any(why in finding["message"] for finding in account["findings"])
    assert account["items"] == plain[2]["items"]
    assert "全部照各科室的原话" in printed
    assert KEY not in printed + json.dumps(account)


@pytest.mark.parametrize("answer", [_lines, lambda connection, _text: connection.recv(1)])
def test_who_is_too_slow_does_not_hold_the_compile(call, answer, monkeypatch):
    monkeypatch.setenv("HUIZONG_DRAFT_SECONDS", "1")
    plain = call()
    started = time.monotonic()
    with serving(answer) as stub:
        status, report, _, printed = call("--draft", url=stub.url)
    assert (status, report) == (0, plain[1])
    assert "秒内没有答完" in printed
    assert time.monotonic() - started < 5
