"""Templates that cannot be used: file, line, fault, remedy."""

import pytest

from huizong.composing import SHIPPED, TemplateError, read_template
from huizong.ledgers import shipped_ledgers

HEAD = 'label: 试\nbasis: 自拟\nsince: "2026-01-01"\n'


def refused(tmp_path, body):
    path = tmp_path / "t.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        read_template(path, shipped_ledgers())
    return str(error.value.message).replace(f"{path} ", "")


def test_the_shipped_templates_are_good():
    for path in SHIPPED.glob("*.yaml"):
        assert read_template(path, shipped_ledgers()).key == path.stem


def says(*lines):
    return "\n".join(
        ["parts:", "  - heading: 甲", "    says:", *(f"      {each}" for each in lines)]
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("parts: []", "第4行：“parts”至少要写一项"),
        ("parts:\n  - {heading: 甲}", "第5行：缺“says”这一项；请补上"),
        (
            says("- {kind: done, text: 甲}"),
            "第7行：“kind”要写 figures、closed、changed、due 之一",
        ),
        (
            says("- {kind: closed}"),
            "第7行：缺 text；请写每条记录怎么说，如 {title}，{day}{state}。",
        ),
        (
            says("- {kind: figures, text: 甲}"),
            "第7行：figures 用台账自己的句子，不写 text；请删去，或改台账的 sentences",
        ),
        (
            says("- {kind: due, text: 甲, ledgers: [hazrd]}"),
            "第7行：没有“hazrd”这本台账；是不是“hazard”？",
        ),
        (
            says('- {kind: due, text: "{fix_bye}", ledgers: [hazard]}'),
            "第7行：没有“fix_bye”这个字段；是不是“fix_by”？",
        ),
        (says('- {kind: due, text: "[{title}"}'), "第7行：方括号不成对；请补上"),
        (
            says("- kind: closed", "  text: 甲", "  states: {hazard: [已消号]}"),
            "第9行：流程里没有“已消号”这个状态；是不是“已销号”？",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, body, told):
    assert told in refused(tmp_path, body).splitlines()
