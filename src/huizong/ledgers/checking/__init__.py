"""What is wrong with a definition: unknown names, cycles, kinds that do not go together.

whole     all of one ledger      among   what ledgers say of each other
fields, flow, figures, sorts, saying   the parts of it
told      a fault with the steps from the root of the file that lead to it
"""

from huizong.ledgers.checking.among import among
from huizong.ledgers.checking.told import DefinitionFault
from huizong.ledgers.checking.whole import faults

__all__ = ["DefinitionFault", "among", "faults"]
