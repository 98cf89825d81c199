"""What running an installation adds to the command line: audit, backup, restore, doctor.

Exit status: 0 done and well, 1 something is wrong (a broken chain, a fault of the installation),
2 the call could not be carried out.
"""

from collections.abc import Callable

from huizong_web.operating.starting import Unfit
from huizong_web.terminal import fail


def audit(arguments: list[str]) -> int:
    """Verify or export the log."""
    from huizong_web.operating import log

    return _answered(log.run, arguments)


def backup(arguments: list[str]) -> int:
    """Write the database and the files into an archive."""
    from huizong_web.operating import moving

    return _answered(moving.back_up, arguments)


def restore(arguments: list[str]) -> int:
    """Put an archive back."""
    from huizong_web.operating import moving

    return _answered(moving.restore, arguments)


def doctor(arguments: list[str]) -> int:
    """Say what is missing or wrong in this installation."""
    from huizong_web.operating import doctor

    return _answered(doctor.run, arguments)


def _answered(run: Callable[[list[str]], int], arguments: list[str]) -> int:
    try:
        return run(arguments)
    except Unfit as unfit:
        return fail(str(unfit))
