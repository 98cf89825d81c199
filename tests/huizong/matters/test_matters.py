import yaml

from huizong.files import load
from huizong.pipeline import gather, matters
from huizong.values import render
from needs import ROOT
from reports import numbered, office

EXAMPLE = ROOT / "examples"


def test_the_section_that_organises_leads():
    gathered = office(
        秘书科=numbered("完成县委全会、全县茶业博览会筹备会议等2次会议的会务工作。"),
        政研科=numbered("起草全县茶业博览会筹备会议讲话。"),
        农业科=numbered("筹备召开全县茶业博览会筹备会议，43人参加。"),
    )
    (found,) = matters(gathered.readings)
    assert found.lead == "农业科"
    assert {mention.section: mention.role for mention in found.mentions} == {
        "秘书科": "serves",
        "政研科": "drafts",
        "农业科": "organises",
    }


def test_a_mention_points_at_its_words():
    gathered = office(
        甲科=numbered("办理来文3件。", "筹备召开全县森林防火部署会。"),
        乙科="1、报道全县森林防火部署会。",
    )
    (found,) = matters(gathered.readings)
    texts = {reading.document.path: reading.document for reading in gathered.readings}
    quoted = [texts[mention.phrase.path].quote(mention.phrase) for mention in found.mentions]
    assert quoted == ["全县森林防火部署会", "全县森林防火部署会"]
    assert "全县森林防火部署会" in render(found.mentions[0].why, "zh")


def test_one_item_may_belong_to_two_matters():
    gathered = office(
        甲科="1、完成全县森林防火部署会、全县茶业博览会动员大会等2次会议的会务工作。",
        乙科="1、起草全县森林防火部署会讲话。",
        丙科="1、筹备召开全县茶业博览会动员大会。",
    )
    assert len(matters(gathered.readings)) == 2


def _expected() -> dict:
    return yaml.safe_load((EXAMPLE / "expected_matters.yaml").read_text(encoding="utf-8"))


def _example() -> tuple[set, dict]:
    """Return the pairs of items found in the example office, and its items' texts by place."""
    files = sorted((EXAMPLE / "云岭县委办公室" / "2026-10").glob("*科.*"))
    gathered = gather([load(str(path)) for path in files])
    found = matters(gathered.readings)
    texts = {
        item.place: item.text
        for reading in gathered.readings
        for item in _walk(reading.report.items)
    }
    groups = [{(m.section, texts[m.item]) for m in matter.mentions} for matter in found]
    return groups, texts


def _walk(items):
    for item in items:
        yield item
        yield from _walk(item.children)


def _said(groups, entry) -> set[int]:
    return {
        index
        for index, group in enumerate(groups)
        if any(section == entry["section"] and entry["words"] in text for section, text in group)
    }


def test_the_traps_of_the_example_office_stay_apart():
    groups, _ = _example()
    for trap in _expected()["traps"]:
        one, two = (_said(groups, entry) for entry in trap["apart"])
        assert not one & two, trap


def test_the_matters_of_the_example_office_are_found():
    groups, _ = _example()
    for matter in _expected()["matters"]:
        shared = set.intersection(*(_said(groups, entry) for entry in matter["items"]))
        assert shared, matter["title"]


def test_a_day_in_the_sentence_under_a_name_counts():
    first = "1、召开全县信访工作联席会。\n会议于10月12日在县行政中心举行，到会30人。"
    second = "1、10月26日报道全县信访工作联席会。"
    assert matters(office(甲科=first, 乙科=second).readings) == ()
    assert len(matters(office(甲科=first, 乙科=second.replace("26", "12")).readings)) == 1
