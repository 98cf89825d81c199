"""Items of several reports -> matters: which of them speak of the same thing, and who leads.

    lexicon   the words of names and roles (definitions/words/matters.yaml)
    shared    the name that two items share, if they share one
    conflict  what forbids that two names are one: another level, session, month, owner
    link      finds the pairs and joins them into matters
    roles     what a section did for a matter, and who leads it

Imports figures, outline's values and what lies below; nothing that compiles or prints.
"""

from huizong.matters.link import matters

__all__ = ["matters"]
