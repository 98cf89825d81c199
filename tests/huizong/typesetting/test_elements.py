from pathlib import Path

import pytest
from making import item

from huizong.typesetting import TypesettingError, read_elements
from huizong.values import Attachment, Envelope

WHOLE = """\
份号: 000012
紧急程度: 特急
发文机关标志: 云岭县人民政府文件
发文字号: 云政发〔2026〕17号
签发人: 周某某
主送: [各乡镇人民政府, 县直各单位]
附件:
  - 名单
  - {标题: 任务表, 文件: 任务表.docx}
署名: 云岭县人民政府
成文日期: 2026年11月5日
印章: true
签名章: [{职务: 县长, 姓名: 周某某}, 吴某]
附注: 此件公开发布
参会人员: {出席: [甲, 乙], 请假: 丙}
分送: {抄送: [县政协办公室]}
印发机关: 云岭县人民政府办公室
印发日期: 2026年11月6日
"""


def elements(text: str, folder: Path, opened: list[str] | None = None) -> Envelope:
    path = folder / "要素.yaml"
    path.write_text(text, encoding="utf-8")
    seen = opened if opened is not None else []

    def opener(name: str):
        seen.append(name)
        return (item("甲镇3处"),)

    return read_elements(str(path), opener=opener)


def test_elements_are_read_by_their_names_in_the_standard(tmp_path):
    opened: list[str] = []
    assert elements(WHOLE, tmp_path, opened) == Envelope(
        copy_number="000012",
        urgency="特急",
        mark="云岭县人民政府文件",
        number="云政发〔2026〕17号",
        approvers=("周某某",),
        recipients=("各乡镇人民政府", "县直各单位"),
        attachments=(Attachment("名单"), Attachment("任务表", (item("甲镇3处"),))),
        issuers=("云岭县人民政府",),
        date="2026年11月5日",
        sealed=True,
        stamps=(("县长", "周某某"), ("", "吴某")),
        note="此件公开发布",
        attendance=(("出席", ("甲", "乙")), ("请假", ("丙",))),
        distribution=(("抄送", ("县政协办公室",)),),
        printer="云岭县人民政府办公室",
        printed="2026年11月6日",
    )
    assert opened == [str(tmp_path / "任务表.docx")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("发文号: 甲", "发文号"),
        ("主送: {甲: 乙}", "主送"),
        ("附件: [{文件: 甲.docx}]", "标题"),
        ("印章: 盖", "印章"),
        ("签名章: {职务: 县长}", "姓名"),
        ("署名: 甲\n署名: 乙", "署名"),
        ("- 甲", "要素"),
    ],
)
def test_what_cannot_be_used_is_told_with_what_can(text, told, tmp_path):
    with pytest.raises(TypesettingError, match=told) as raised:
        elements(text, tmp_path)
    assert "发文机关标志" in str(raised.value)


def test_a_mark_of_several_offices_is_a_joint_one(tmp_path):
    told = elements("发文机关标志: [甲局文件, 乙局]\n", tmp_path)
    assert (told.mark, told.offices) == ("文件", ("甲局", "乙局"))
    assert elements("发文机关标志: [甲局文件]\n", tmp_path) == Envelope(mark="甲局文件")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(TypesettingError, match=r"没有\.yaml"):
        read_elements(str(tmp_path / "没有.yaml"), opener=lambda _: ())
