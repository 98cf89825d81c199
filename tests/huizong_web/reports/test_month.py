"""The month's page: the compiled report, and for each of its words where it came from."""

import re

from cast import RURAL, SECRETARIAT, signed_in


def page_of(client, cast) -> str:
    return client.get(f"/cycles/{cast.cycle.pk}/").content.decode()


def test_it_works(editor, cast, compilation):
    page = page_of(editor, cast)
    assert "青河县委办公室2026年10月工作总结" in page
    assert "办理来文" in page
    assert "第 1 稿" in page
    assert "重新汇总" in page


def test_every_key_has_its_origin(editor, cast, compilation):
    page = page_of(editor, cast)
    keys = re.findall(r'<span class="[^"]*" tabindex="0" data-origin="(\w+)"', page)
    templates = re.findall(r'<template data-origin="(\w+)"', page)
    assert len(keys) > 5
    assert set(keys) <= set(templates)


def test_a_figure_leads_to_its_sentence_and_its_place(editor, cast, compilation):
    page = page_of(editor, cast)
    key = re.search(r'data-origin="(f\d+)">31件<', page)
    assert key is not None
    panel = page.split(f'<template data-origin="{key[1]}">')[1].split("</template>")[0]
    assert "秘书科.txt" in panel
    assert '办理来文</span><mark>31件</mark><span class="near">，均按时办结' in panel
    assert re.search(r'href="/submissions/\d+/\?start=\d+&amp;end=\d+#here"', panel)


def test_before_the_first_report_the_page_says_what_to_do(editor, cast, submissions):
    page = page_of(editor, cast)
    assert "本期还没有汇总" in page
    assert "2 个科室中已收到 2 个的报送" in page
    assert "开始汇总" in page


def test_before_the_first_submission_too(editor, cast):
    page = page_of(editor, cast)
    assert "还没有科室报送" in page
    assert "/compile/" not in page


def test_a_leader_sees_it_and_is_not_offered_to_compile(cast, compilation):
    page = page_of(signed_in(cast.leader), cast)
    assert "办理来文" in page
    assert "/compile/" not in page


def test_words_of_a_section_cannot_become_markup(editor, cast):
    from huizong_web.reports.submitting import submit

    data = "秘书科10月工作总结\n\n1、印发<script>alert(1)</script>通知3份。\n".encode()
    submit(cast.cycle, cast.secretariat, name="x.txt", data=data, by=cast.clerk)
    editor.post(f"/cycles/{cast.cycle.pk}/compile/")
    page = page_of(editor, cast)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_it_takes_few_queries(editor, cast, compilation, django_assert_max_num_queries):
    with django_assert_max_num_queries(28):
        page_of(editor, cast)


def test_a_section_reads_the_whole_month(clerk, cast, compilation):
    page = page_of(clerk, cast)
    for words in ("办理来文", "查看粮库"):
        assert words in page
    assert "report.docx" in page
    for address in ("/compile/", "/account/", "/findings/", "/matters/", "/promises/"):
        assert address not in page


def test_a_section_is_led_to_its_own_file_only_and_reads_no_more_of_others(cast, clerk, editor):
    from huizong_web.reports.submitting import submit

    for unit, text in ((cast.secretariat, SECRETARIAT), (cast.rural, RURAL)):
        data = text.replace("推进会，", "推进会（不公开的话），").encode()
        submit(cast.cycle, unit, name=f"{unit.name}.txt", data=data, by=cast.editor)
    editor.post(f"/cycles/{cast.cycle.pk}/compile/")
    page = page_of(clerk, cast)
    panels = page.split('id="origin-body"')[1]
    own, other = (
        cast.cycle.submissions.get(unit=unit).pk for unit in (cast.secretariat, cast.rural)
    )
    assert f"/submissions/{own}/" in panels
    assert f"/submissions/{other}/" not in page
    sheet = page.split("</article>")[0]
    for panel in panels.split("<template ")[1:]:
        if "农业科.txt" in panel:
            quoted = re.sub(
                r"<[^>]+>", "", re.search(r"<blockquote>(.*?)</blockquote>", panel, re.DOTALL)[1]
            )
            assert quoted in re.sub(r"<[^>]+>", "", sheet)


def test_before_the_first_report_a_section_is_told_who_will_make_it(clerk, cast, submissions):
    page = page_of(clerk, cast)
    assert "文秘汇总后" in page
    assert "开始汇总" not in page


def test_each_way_has_its_latest_report(editor, cast, submissions):
    for way in ("matter", "section", "brief"):
        editor.post(f"/cycles/{cast.cycle.pk}/compile/", {"by": way, "length": "1000"})
    numbers = {}
    for way in ("matter", "section", "brief"):
        page = editor.get(f"/cycles/{cast.cycle.pk}/?by={way}")
        numbers[way] = page.context["bar"].compilation.number
        assert re.search(rf'href="[^"]*\?by={way}" aria-current="true"', page.content.decode())
    assert numbers == {"matter": 1, "section": 2, "brief": 3}
    assert editor.get(f"/cycles/{cast.cycle.pk}/").context["bar"].compilation.number == 2


def test_a_way_without_a_report_offers_to_make_one(editor, leader, cast, compilation):
    page = editor.get(f"/cycles/{cast.cycle.pk}/?by=brief").content.decode()
    assert "本期还没有摘要" in page
    assert 'name="length"' in page
    assert "/compile/" not in leader.get(f"/cycles/{cast.cycle.pk}/?by=brief").content.decode()


def test_an_unknown_way_is_none(editor, cast, compilation):
    assert "办理来文" in editor.get(f"/cycles/{cast.cycle.pk}/?by=<x>").content.decode()
