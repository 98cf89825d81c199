"""What a person asked for and cannot be done: a sentence that says why and what to do instead."""


class Unfit(Exception):  # noqa: N818 - it is no error of ours
    """Nothing was changed; the sentence is in the person's language."""
