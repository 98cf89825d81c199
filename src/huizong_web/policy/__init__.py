"""Who may do what: the roles, what can be done, and the one table that joins them.

Pure: no model, no request. `offices.rights` reads a person's posts and asks the table,
`offices.guard` puts it before the views. What the table does not give, nobody may do.
"""

from huizong_web.policy.actions import Action
from huizong_web.policy.roles import ADMINISTRATORS, OF_A_UNIT, Role, at_odds
from huizong_web.policy.table import OF_CONCERNED, POLICY, Reach, reach_of

__all__ = [
    "ADMINISTRATORS",
    "OF_A_UNIT",
    "OF_CONCERNED",
    "POLICY",
    "Action",
    "Reach",
    "Role",
    "at_odds",
    "reach_of",
]
