"""Serves the site: gunicorn where it runs, else Python's own server with threads."""

import gc
import socket
from contextlib import suppress
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIServer, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

TIMEOUT = 120
"""Seconds a request may take; compiling hundreds of sections takes some."""
_VALUES = 10_000
"""New values between two rounds of the garbage collector: a page of hundreds of rows makes more."""


def why_not(host: str, port: int) -> str:
    """Return why one cannot listen at an address, an empty string where one can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        # A port whose last connection has just closed counts as free, as it does for the servers.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
    return ""


def serve_site(
    application: "WSGIApplication", *, host: str, port: int, workers: int, threads: int
) -> None:
    """Answer requests until interrupted."""
    try:
        from gunicorn.app.base import (  # type: ignore[import-untyped]  # it has no types
            BaseApplication,
        )
    except ImportError:  # Windows has no fork
        _serve_with_threads(application, host, port)
        return

    class Site(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            for name, value in _options(host, port, workers, threads).items():
                self.cfg.set(name, value)

        def load(self) -> "WSGIApplication":
            return application

    with suppress(KeyboardInterrupt):
        Site().run()


def _start_worker(_process: object) -> None:
    """Make a process ready, and start its thread that sends notices; after the fork."""
    from huizong_web.notifications import worker

    settle()
    worker.start()


def settle() -> None:
    """Load the pages, and take what is loaded out of the rounds of the garbage collector.

    It stays to the end; to look through it anew every few hundred values took a tenth of a second
    and more, in the midst of some request.
    """
    from django.urls import get_resolver

    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(_VALUES, *gc.get_threshold()[1:])


def _options(host: str, port: int, workers: int, threads: int) -> dict[str, Any]:
    shown = f"[{host}]" if ":" in host else host
    return {
        "bind": f"{shown}:{port}",
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        "timeout": TIMEOUT,
        "loglevel": "warning",
        "proc_name": "huizong",
        "control_socket_disable": True,
        "post_worker_init": _start_worker,
    }


class _ThreadingServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def _serve_with_threads(application: "WSGIApplication", host: str, port: int) -> None:
    _start_worker(None)
    with (
        make_server(host, port, application, server_class=_ThreadingServer) as server,
        suppress(KeyboardInterrupt),
    ):
        server.serve_forever()
