"""The list of what the sections submitted."""

from cast import upload


def page_of(client, cast) -> str:
    return client.get(f"/cycles/{cast.cycle.pk}/submissions/").content.decode()


def test_it_works(editor, cast, submissions):
    page = page_of(editor, cast)
    assert "2/2 已收" in page
    assert "秘书科.txt" in page
    assert "农业科.txt" in page
    assert "2 条" in page
    assert "周文" in page


def test_a_missing_section_is_named(editor, cast):
    page = page_of(editor, cast)
    assert "0/2 已收" in page
    assert page.count("待报") == 2


def test_a_clerk_sees_the_own_section_only(clerk, cast, submissions):
    page = page_of(clerk, cast)
    assert "1/1 已收" in page
    assert "秘书科.txt" in page
    assert "农业科" not in page


def test_a_clerk_is_not_offered_to_compile(clerk, cast, submissions):
    assert "/compile/" not in page_of(clerk, cast)


def test_a_leader_is_offered_neither_form(leader, cast, submissions):
    page = page_of(leader, cast)
    assert "报送一份" not in page
    assert "/compile/" not in page


def test_new_files_since_the_report_are_told(editor, cast, compilation):
    assert "尚未汇入" not in page_of(editor, cast)
    file = upload("新稿.txt", "秘书科10月工作总结\n\n1、办理来文32件。\n")
    data = {"unit": cast.secretariat.pk, "file": file, "replace": "on"}
    editor.post(f"/cycles/{cast.cycle.pk}/submissions/", data)
    assert "尚未汇入" in page_of(editor, cast)


def test_warnings_about_a_file_are_counted(editor, cast):
    file = upload("报告.txt", "秘书科10月工作总结\n\n1、办理来文32件。\n".encode("gb18030"))
    editor.post(
        f"/cycles/{cast.cycle.pk}/submissions/", {"unit": cast.secretariat.pk, "file": file}
    )
    submission = cast.cycle.submissions.get()
    shown = f"{submission.warnings} 处提醒" if submission.warnings else "已收"
    assert shown in page_of(editor, cast)


def test_many_submissions_take_no_more_queries(
    editor, cast, submissions, django_assert_max_num_queries
):
    with django_assert_max_num_queries(30):
        page_of(editor, cast)
