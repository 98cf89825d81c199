"""A short mention means the only event of its sort, and none where there are two."""

from huizong.pipeline import matters
from reports import numbered, office


def titles(**items: str) -> list[set[str]]:
    found = matters(office(**{name: numbered(*said) for name, said in items.items()}).readings)
    return [{mention.section for mention in matter.mentions} for matter in found]


def test_the_only_sports_meeting_is_meant():
    assert titles(
        政教处=["举办第十五届秋季田径运动会，36个班级参赛。"],
        团委=["组织志愿者120人服务秋季运动会。"],
    ) == [{"政教处", "团委"}]


def test_of_two_drills_a_short_mention_means_neither():
    assert (
        titles(
            甲科=["开展娱乐场所消防应急演练。"],
            乙科=["开展校园宿舍消防应急演练。"],
            丙科=["拍摄消防演练短视频。"],
        )
        == []
    )


def test_a_paper_that_very_many_lean_on_is_no_matter():
    said = {f"第{n}科": [f"落实柳政办发〔2026〕58号要求，办成第{n}件事。"] for n in range(2, 10)}
    assert titles(**said) == []
