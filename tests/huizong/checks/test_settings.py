import pytest

from huizong.checks import SettingsError, read_settings


def settings(tmp_path, text):
    path = tmp_path / "设置.yaml"
    path.write_text(text, encoding="utf-8")
    return read_settings(str(path))


def test_settings_are_read(tmp_path):
    told = settings(
        tmp_path,
        "select: [HZ1]\nignore:\n  HZ102: 各科室各自编号\nterms:\n  卫生所: 卫生院\n"
        "earlier: [去年.docx]\ncap: 5\n",
    )
    assert told.select == ("HZ1",)
    assert told.ignore == {"HZ102": "各科室各自编号"}
    assert told.terms == {"卫生所": "卫生院"}
    assert told.earlier == (str(tmp_path / "去年.docx"),)
    assert told.cap == 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("selct: [HZ1]\n", "第1行：没有“selct”这个键；可以写的是 select"),
        ("cap: 3\nterm:\n  甲: 乙\n", "第2行：没有“term”这个键"),
        ("ignore:\n  HZ102:\n", "第2行：“ignore.HZ102”应当写文字；放过规则的，写理由"),
        ("ignore:\n  HZ102: ''\n", "理由"),
        ("ignore: [HZ102]\n", "ignore"),
        ("ignore:\n  HZ102: 甲\n  HZ102: 乙\n", "第3行：“HZ102”写了两遍"),
        ("select: [HZ999]\n", "HZ999"),
        ("cap: -1\n", "cap"),
        ("select: [\n", "第2行附近不合 YAML 的写法"),
        ("select: HZ1\nidle: 1\n", "应当写成列表"),
    ],
)
def test_a_faulty_file_is_refused_with_what_is_wrong(tmp_path, text, told):
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, text)
    assert told in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"没有\.yaml"):
        read_settings(str(tmp_path / "没有.yaml"))


def test_a_file_of_another_encoding_is_told(tmp_path):
    path = tmp_path / "设置.yaml"
    path.write_bytes("ignore:\n  HZ102: 各科室各自编号\n".encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(str(path))


def test_the_mark_that_notepad_writes_first_is_passed_over(tmp_path):
    path = tmp_path / "设置.yaml"
    path.write_bytes("select: [HZ1]\n".encode("utf-8-sig"))
    assert read_settings(str(path)).select == ("HZ1",)
