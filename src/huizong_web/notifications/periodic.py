"""What is done now and then: each job by one process at a time, whichever comes first."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from huizong_web.notifications.models import LONGEST_ERROR, Job

LEASE = timedelta(minutes=10)
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Periodic:
    """A function and how often it runs."""

    run: Callable[[], None]
    every: timedelta


JOBS: dict[str, Periodic] = {}


def now_and_then(name: str, *, every: timedelta, run: Callable[[], None]) -> None:
    """Have a function run every so often; what it does must bear to be done twice."""
    JOBS[name] = Periodic(run, every)


def run_due() -> int:
    """Run the jobs that are due and that no other process has; return how many."""
    return sum(_run(name, job) for name, job in JOBS.items() if _claim(name))


def _claim(name: str) -> bool:
    now = timezone.now()
    Job.objects.get_or_create(name=name, defaults={"next_at": now})
    free = Job.objects.filter(Q(claimed_until=None) | Q(claimed_until__lt=now), name=name)
    return free.filter(next_at__lte=now).update(claimed_until=now + LEASE) == 1


def _run(name: str, job: Periodic) -> bool:
    error = ""
    try:
        job.run()
    except Exception as fault:
        logger.exception("the job %s failed", name)
        error = repr(fault)[:LONGEST_ERROR]
    now = timezone.now()
    done = {} if error else {"done_at": now}
    row = Job.objects.filter(name=name)
    row.update(next_at=now + job.every, claimed_until=None, error=error, **done)
    return True
