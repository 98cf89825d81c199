"""What the other side of a way out says to a letter, beside taking it."""


class Refused(Exception):  # noqa: N818 - it is what the other side says, not an error of ours
    """It will never take this letter: trying again is no use."""


class Later(Exception):  # noqa: N818 - as above
    """It does not take this letter now; others it may."""
