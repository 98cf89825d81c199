"""A server that is killed in the midst of an import leaves the book as it was."""

import subprocess
import sys

from importfiles import good, workbook
from running import PATIENCE, environment

SITE = """
import sys, time
import django
django.setup()
from django.core.management import call_command
from huizong_web.accounts.models import User
from huizong_web.audit.context import command
from huizong_web.ledgers.importing import acting
from huizong_web.ledgers.importing.models import Import
from huizong_web.ledgers.importing.receiving import receive
from huizong_web.ledgers.derived import Mark, Stay
from huizong_web.ledgers.models import Book, Entry, Record
from huizong_web.offices.models import Office, Unit

def come_in(path):
    call_command("migrate", verbosity=0)
    office = Office.objects.create(name="云岭县教育局")
    unit = Unit.objects.create(office=office, name="安全科", order=1)
    user = User.objects.create_user("zhou", name="周禾", password=None)
    book = Book.objects.create(office=office, ledger="hazard")
    receive(book, name="隐患.xlsx", data=open(path, "rb").read(), keeper=unit, by=user)

def die():
    store, acting.AT_ONCE = acting.enter_many, 20
    def slowly(*given, **more):
        made = store(*given, **more)
        if len(Record.objects.all()) >= 60:
            print("stored", Record.objects.count(), flush=True)
            time.sleep(600)
        return made
    acting.enter_many = slowly
    take()

def take():
    given = Import.objects.get()
    acting.carry_out(given, by=User.objects.get(), whole=True)

def count():
    tables = (Record, Entry, Stay, Mark)
    print(Import.objects.get().state, *(table.objects.count() for table in tables), flush=True)

with command("test"):
    {"come": lambda: come_in(sys.argv[2]), "die": die, "take": take, "count": count}[sys.argv[1]]()
"""


def site(data, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", SITE, *map(str, arguments)],
        env=environment(data, DJANGO_SETTINGS_MODULE="huizong_web.settings"),
        stdout=subprocess.PIPE,
        text=True,
    )


def done(data, *arguments):
    process = site(data, *arguments)
    said, _ = process.communicate(timeout=2 * PATIENCE)
    assert process.returncode == 0
    return said.strip()


def test_a_killed_import_leaves_nothing_and_can_be_taken_in_again(tmp_path):
    file, data = tmp_path / "隐患.xlsx", tmp_path / "data"
    rows = [good(f"第{at}处", 所在单位="安全科") for at in range(100)]
    file.write_bytes(workbook(*rows))
    done(data, "come", file)
    dying = site(data, "die")
    assert dying.stdout.readline() == "stored 60\n"
    dying.kill()
    dying.communicate()
    assert done(data, "count") == "uploaded 0 0 0 0"
    done(data, "take")
    assert done(data, "count") == "done 100 100 100 0"
