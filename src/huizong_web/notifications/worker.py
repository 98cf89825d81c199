"""The thread beside the server that sends what is due and runs what is due.

Each process of the server has one; they share the work through the database.
"""

import logging
import threading

from django.db import close_old_connections, connection

PAUSE = 15.0
"""Seconds between two looks; a new notice wakes the thread of its own process at once."""
logger = logging.getLogger(__name__)
_awake = threading.Event()
_stopping = threading.Event()


def wake() -> None:
    """Have this process's worker look now."""
    _awake.set()


def start() -> threading.Thread:
    """Start the thread; it ends with the process."""
    _stopping.clear()
    thread = threading.Thread(target=_loop, name="huizong-worker", daemon=True)
    thread.start()
    return thread


def stop(thread: threading.Thread) -> None:
    """End the thread after what it has in hand."""
    _stopping.set()
    _awake.set()
    thread.join()


def _loop() -> None:
    while not _stopping.is_set():
        _awake.clear()
        work()
        _awake.wait(PAUSE)
    connection.close()


def work() -> None:
    """Do what is due; whatever happens is logged and the next look comes."""
    from huizong_web.notifications.delivering import deliver_due
    from huizong_web.notifications.periodic import run_due

    close_old_connections()
    try:
        run_due()
        deliver_due(stop=_stopping.is_set)
    except Exception:
        # A database that is locked or restarts is there again at the next look.
        logger.exception("the worker could not look")
    finally:
        close_old_connections()
