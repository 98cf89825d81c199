"""What the site adds to the command line: `huizong demo` and `huizong serve`.

Django is loaded when a command runs, never on import. Exit status: 0 the server was stopped, 2 it
could not start, and one sentence on standard error says why.
"""

import argparse
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from huizong.cli_arguments import Parser
from huizong_web.terminal import fail, say
from huizong_web.terminal import gettext as _

if TYPE_CHECKING:
    from huizong_web.reports.example import Person

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = Path("云岭县委办公室") / "2026-10"
HERE_ONLY = "127.0.0.1"


def demo(arguments: list[str]) -> int:
    """Serve the example office on this machine, loading it first where it is not there yet."""
    parser = _parser("demo", _("在本机打开示例办公室"))
    parser.add_argument("--examples", type=Path, default=EXAMPLES, help=_("示例文件夹"))
    parser.add_argument("--office", default="", help=_("另一个示例办公室，如 云岭县教育局"))
    parser.add_argument("--no-serve", action="store_true", help=_("只装入示例，不开网站"))
    options = parser.parse_args(arguments)
    from huizong_web import clock

    folder = options.examples / (options.office or EXAMPLE)
    if not (folder / "office.yaml").is_file():
        sentence = _(
            "{folder} 里没有示例办公室：示例随源码提供，安装包里没有；"
            "请在源码目录里运行，或用 --examples 指出它在哪里。"
        )
        return fail(sentence.format(folder=folder))
    if refused := 0 if options.no_serve else _refuse_port(HERE_ONLY, options.port):
        return refused
    clock.take_over()
    if options.office:
        _live_apart(folder)
    if status := prepare() or (_load_bureau(folder) if options.office else _load(folder)):
        return status
    return 0 if options.no_serve else _serve(HERE_ONLY, options.port, workers=1, threads=8)


def _live_apart(folder: Path) -> None:
    """Give an office with definitions of its own a data folder of its own, and these."""
    data = Path(os.environ.get("HUIZONG_DATA") or "var")
    os.environ["HUIZONG_DATA"] = str(data / folder.name)
    for name in ("HUIZONG_LEDGERS", "HUIZONG_INDICATORS"):
        os.environ.setdefault(name, str(folder / "定义"))


def serve(arguments: list[str]) -> int:
    """Serve what the data folder holds, behind a proxy that speaks HTTPS to the world."""
    parser = _parser("serve", _("打开网站，供代理服务器转发"))
    parser.add_argument("--host", default=HERE_ONLY, help=_("监听的地址"))
    parser.add_argument("--workers", type=int, default=2, help=_("进程数"))
    parser.add_argument("--threads", type=int, default=8, help=_("每个进程的线程数"))
    options = parser.parse_args(arguments)
    if status := _refuse_port(options.host, options.port) or prepare():
        return status
    return _serve(options.host, options.port, workers=options.workers, threads=options.threads)


def _parser(name: str, what: str) -> argparse.ArgumentParser:
    parser = Parser(prog=f"huizong {name}", description=what)
    parser.add_argument("--port", type=_port, default=8000, help=_("端口，默认 8000"))
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        msg = _("{text} 不是端口：请写 1 到 65535 的数。").format(text=text)
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _refuse_port(host: str, port: int) -> int:
    """Say why the port cannot be used and return the exit status, 0 where it can."""
    from huizong_web.serving import why_not

    if reason := why_not(host, port):
        sentence = _(
            "{host} 的端口 {port} 用不了（{why}）：请停掉占用它的程序，或换一个，如 --port {next}。"
        )
        other = port + 1 if port < 65535 else 8000
        return fail(sentence.format(host=host, port=port, why=reason, next=other))
    return 0


def prepare() -> int:
    """Make the database ready and lay out the static files; what is stored stays."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huizong_web.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db.utils import OperationalError

    try:
        django.setup()
        from huizong_web.relaid import half_way

        if app := half_way():
            sentence = _(
                "这个数据库停在两个早先的版本之间（{app}），本程序接不上：请先用 docs/operating.md"
                "“Upgrading”一节说的那个版本打开一次，再用本程序打开。"
            )
            return fail(sentence.format(app=app))
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
    except ImproperlyConfigured as error:
        return fail(str(error))
    except OperationalError as error:
        sentence = _(
            "数据库用不了（{why}）：请看它是否在运行、HUIZONG_DATABASE 是否写对、磁盘是否已满。"
        )
        return fail(sentence.format(why=str(error).strip().partition("\n")[0]))
    except OSError as error:
        sentence = _(
            "数据文件夹写不进去（{why}）：请腾出空间、检查权限，或用 HUIZONG_DATA 另指定一个。"
        )
        return fail(sentence.format(why=error))
    return 0


def _load(folder: Path) -> int:
    """Load the example and print its day, who can sign in, and what its registers hold."""
    from huizong.definitions import DefinitionError
    from huizong_web.example.loading import load
    from huizong_web.offices.faults import Unfit

    password = _password()
    try:
        loaded = load(folder, password=password)
    except (DefinitionError, Unfit) as error:
        return fail(str(error))
    example = loaded.example
    _say_who(f"{example.office} {example.month}", example.office, example.people, password)
    _say_what(loaded.books, loaded.records, dated=bool(example.today))
    return 0


def _load_bureau(folder: Path) -> int:
    """Load an example bureau and print the same of it."""
    from huizong.definitions import DefinitionError
    from huizong_web.example.bureau import load_bureau
    from huizong_web.offices.faults import Unfit

    password = _password()
    try:
        bureau, books, records = load_bureau(folder, password=password)
    except (DefinitionError, Unfit) as error:
        return fail(str(error))
    _say_who(f"{bureau.office} {bureau.year}", bureau.office, bureau.people, password)
    _say_what(books, records, dated=True)
    return 0


def _password() -> str:
    """Return the password of the example's people, the same each time on this machine.

    No password is the same on two machines, so that a forgotten demonstration opens no door.
    """
    from django.conf import settings

    from huizong_web.environment import kept_secret

    return kept_secret(settings.DATA / "demo-password", secrets.token_hex(4))


def _say_who(title: str, office: str, people: Iterable["Person"], password: str) -> None:
    words = _("{title}，可用以下用户登录，密码都是 {password}：")
    say(words.format(title=title, password=password))
    for person in people:
        where = person.section or office
        say(f"  {person.username:<14}{person.name}  {where}  {_(person.post)}")


def _say_what(books: int, records: int, *, dated: bool) -> None:
    from django.utils import timezone

    if books:
        words = _("另有{books}本台账，登记了{records}条。")
        say(words.format(books=books, records=records))
    if dated:
        say(_("示例里的今天是 {day}。").format(day=timezone.localdate().isoformat()))


def _serve(host: str, port: int, *, workers: int, threads: int) -> int:
    from django.db import connections

    from huizong_web.serving import serve_site
    from huizong_web.wsgi import application

    connections.close_all()  # a connection must not cross the fork
    shown = f"[{host}]" if ":" in host else host
    say(_("请打开 http://{host}:{port}/ （按 Ctrl+C 结束）").format(host=shown, port=port))
    serve_site(application, host=host, port=port, workers=workers, threads=threads)
    return 0
