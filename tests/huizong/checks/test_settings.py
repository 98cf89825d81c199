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
        ("selct: [HZ1]\n", "selct"),
        ("ignore:\n  HZ102: ''\n", "理由"),
        ("ignore: [HZ102]\n", "ignore"),
        ("ignore:\n  HZ102: 甲\n  HZ102: 乙\n", "line 3"),
        ("select: [HZ999]\n", "HZ999"),
        ("cap: -1\n", "cap"),
        ("select: [\n", "YAML"),
    ],
)
def test_a_faulty_file_is_refused_with_what_is_wrong(tmp_path, text, told):
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, text)
    assert told in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"没有\.yaml"):
        read_settings(str(tmp_path / "没有.yaml"))
