"""Loading the example office."""

from pathlib import Path

import pytest

from huizong.definitions import DefinitionError
from huizong_web.accounts.models import User
from huizong_web.offices.models import Office
from huizong_web.policy import Role
from huizong_web.reports.example import load_example
from huizong_web.reports.models import Compilation, Submission

EXAMPLE = Path(__file__).parents[3] / "examples" / "云岭县委办公室" / "2026-10"

OFFICE = """
label: 示例
basis: 自编
since: 2026-11-01
office: 青河县委办公室
month: 2026-10
sections:
  - {name: 秘书科, file: 秘书科.txt}
  - {name: 农业科, file: 农业科.txt}
people:
  - {username: chenmo, name: 陈墨, section: 秘书科, role: clerk}
  - {username: zhouwen, name: 周文, section: null, role: editor}
"""


def test_it_works(db):
    example = load_example(EXAMPLE, password="x")
    assert Submission.objects.filter(cycle__month=10).count() == len(example.sections) == 5
    assert Office.objects.get().units.count() == 6
    october, september = Compilation.objects.order_by("-cycle__month")
    assert (october.cycle.month, september.cycle.month) == (10, 9)
    assert october.submissions.count() == september.submissions.count() == 5
    assert [each.code for each in Office.objects.get().series.all()] == ["云办报"]
    assert {post.role for user in User.objects.all() for post in user.posts.all()} == set(Role)


def test_loading_again_changes_nothing(db):
    load_example(EXAMPLE, password="x")
    load_example(EXAMPLE, password="y")
    assert (Submission.objects.count(), Compilation.objects.count()) == (10, 2)
    assert User.objects.get(username="shenruqing").check_password("x")


def test_a_file_that_lacks_leaves_nothing_behind(db, tmp_path, kept_files):
    (tmp_path / "office.yaml").write_text(OFFICE, encoding="utf-8")
    (tmp_path / "秘书科.txt").write_text("秘书科10月总结\n\n1、办文3件。\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        load_example(tmp_path, password="x")
    assert not Office.objects.exists()
    assert kept_files() == []


def test_a_description_that_is_wrong_is_told_with_its_line(db, tmp_path):
    (tmp_path / "office.yaml").write_text(OFFICE.replace("month:", "monat:"), encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"office\.yaml"):
        load_example(tmp_path, password="x")
