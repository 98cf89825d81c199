"""What is wrong in the report, and where."""

from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.submitting import submit


def test_sections_that_disagree(editor, cast):
    for unit, people in ((cast.secretariat, 45), (cast.rural, 47)):
        text = f"{unit.name}10月工作总结\n\n1、筹备召开全县秋粮收购推进会，共有{people}人参加。\n"
        submit(cast.cycle, unit, name="总结.txt", data=text.encode(), by=cast.editor)
    compilation = compile_cycle(cast.cycle, by=cast.editor)
    assert compilation is not None
    assert compilation.findings == 1
    page = editor.get(f"/cycles/{cast.cycle.pk}/findings/").content.decode()
    assert "1 处问题" in page
    assert "<mark>45人</mark>" in page
    assert "<mark>47人</mark>" in page
    assert 'class="figure doubted"' in editor.get(f"/cycles/{cast.cycle.pk}/").content.decode()


def test_nothing_wrong(editor, cast, compilation):
    page = editor.get(f"/cycles/{cast.cycle.pk}/findings/").content.decode()
    assert "没有发现问题" in page
    assert "0 处问题" in page


def test_without_a_report_one_is_led_to_the_month(editor, cast):
    response = editor.get(f"/cycles/{cast.cycle.pk}/findings/")
    assert response.url == f"/cycles/{cast.cycle.pk}/"
