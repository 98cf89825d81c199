"""Items of several reports -> matters: which of them speak of the same thing, and who leads.

    lexicon   the words of names and roles (definitions/words/matters.yaml)
    shared    the name that two items share, if they share one
    conflict  what forbids that two names are one: another level, session, month, owner
    plain     everyday words, and the words that tell what a statement is about
    doings    what a statement says was done, by kind
    topics    statements about one thing that no name tells
    candidates  which statements are worth comparing
    board     the names found so far, and which of them are one
    events    names of events taken apart; heads finds the words of their kind, fronts reads what
              stands before these
    link      finds the pairs and has them joined; same joins two, doubts says why they may be two
              things all the same, joined makes the matter out of what was joined
    rulings   decisions of people, held against the statements that are there
    forced    joins what a person joined
    decision_file  decisions as a file that an office keeps and edits
    roles     what a section did for a matter, and who leads it

Imports figures, outline's values and what lies below; nothing that compiles or prints.
"""

from huizong.matters.decision_file import DecisionsError, decisions_file, read_decisions
from huizong.matters.link import matters, told, untouched

__all__ = ["DecisionsError", "decisions_file", "matters", "read_decisions", "told", "untouched"]
