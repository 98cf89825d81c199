"""What the site adds to the command line: `huizong demo` and `huizong serve`.

Django is loaded when a command runs, never on import. Exit status: 0 the server was stopped, 2 it
could not start, and one sentence on standard error says why.
"""

import argparse
import os
import secrets
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = Path("云岭县委办公室") / "2026-10"


def demo(arguments: list[str]) -> int:
    """Serve the example office on this machine, loading it first where it is not there yet."""
    parser = _parser("demo", "Serve the example office on this machine.")
    parser.add_argument("--examples", type=Path, default=EXAMPLES, help="folder of the examples")
    parser.add_argument("--no-serve", action="store_true", help="load the example and end")
    options = parser.parse_args(arguments)
    folder = options.examples / EXAMPLE
    if not (folder / "office.yaml").is_file():
        return _fail(
            f"the example office is not at {folder}; it comes with the project's source, "
            "not with the installed package: run it from there, or name it with --examples"
        )
    if not options.no_serve and (status := _refuse_port("127.0.0.1", options.port)):
        return status
    if status := _prepare():
        return status
    if status := _load(folder):
        return status
    return 0 if options.no_serve else _serve("127.0.0.1", options.port, workers=1, threads=8)


def serve(arguments: list[str]) -> int:
    """Serve what the data folder holds, behind a proxy that speaks HTTPS to the world."""
    parser = _parser("serve", "Serve the site, for use behind a proxy.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--threads", type=int, default=8, help="threads of each process")
    options = parser.parse_args(arguments)
    if status := _refuse_port(options.host, options.port):
        return status
    if status := _prepare():
        return status
    _say(f"Huizong serves http://{options.host}:{options.port}/ (Ctrl+C ends)")
    return _serve(options.host, options.port, workers=options.workers, threads=options.threads)


def _parser(name: str, what: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"huizong {name}", description=what)
    parser.add_argument("--port", type=_port, default=8000, help="port (default 8000)")
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        msg = f"{text} is no port; write a number from 1 to 65535"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _refuse_port(host: str, port: int) -> int:
    from huizong_web.serving import port_is_free

    if port_is_free(host, port):
        return 0
    return _fail(
        f"port {port} of {host} is in use or not ours to use; "
        f"end what listens there, or choose another port: --port {port + 1}"
    )


def _prepare() -> int:
    """Make the database ready and lay out the static files; what is stored stays."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huizong_web.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db.utils import OperationalError

    try:
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
    except ImproperlyConfigured as error:
        return _fail(str(error))
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        return _fail(
            f"the database cannot be used: {reason}; is it running, and HUIZONG_DATABASE right?"
        )
    except OSError as error:
        return _fail(f"the data folder cannot be written: {error}; free space or set HUIZONG_DATA")
    return 0


def _load(folder: Path) -> int:
    """Load the example and print who can sign in."""
    from django.conf import settings

    from huizong.definitions import DefinitionError
    from huizong_web.environment import kept_secret
    from huizong_web.reports.example import Example, load_example

    # No password is the same on two machines, so that a forgotten demonstration opens no door.
    password = kept_secret(settings.DATA / "demo-password", secrets.token_hex(4))
    try:
        example: Example = load_example(folder, password=password)
    except DefinitionError as error:
        return _fail(str(error))
    _say(f"{example.office}  {example.month}")
    for person in example.people:
        where = person.section or "办公室"
        _say(f"  {person.username:<14} {password}   {person.name}  {where} {person.role}")
    return 0


def _serve(host: str, port: int, *, workers: int, threads: int) -> int:
    from django.db import connections

    from huizong_web.serving import serve_site
    from huizong_web.wsgi import application

    connections.close_all()  # a connection must not cross the fork
    _say(f"http://{host}:{port}/  (Ctrl+C ends)")
    serve_site(application, host=host, port=port, workers=workers, threads=threads)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _fail(sentence: str) -> int:
    sys.stderr.write(f"huizong: {sentence}\n")
    return 2
