"""What running an installation adds to the command line: audit, backup, restore, doctor.

Exit status: 0 done and well, 1 something is wrong (a broken chain, a fault of the installation),
2 the call could not be carried out.
"""

from huizong_web.operating.starting import Unfit
from huizong_web.terminal import fail


def audit(arguments: list[str]) -> int:
    """Verify or export the log."""
    from huizong_web.operating import log

    try:
        return log.run(arguments)
    except Unfit as unfit:
        return fail(str(unfit))
