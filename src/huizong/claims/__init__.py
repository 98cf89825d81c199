"""Claims: the relations among the figures of a document, each with its verdict.

Imports values, definitions, chinese, outline and figures.
"""

from huizong.claims.find import claims

__all__ = ["claims"]
