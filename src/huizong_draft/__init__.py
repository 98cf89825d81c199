"""The one place where Huizong asks a language model, at the address that the office sets.

settings   the address from HUIZONG_DRAFT_URL, _KEY, _MODEL and _SECONDS, or the caller's
chat       a text -> the body of a request, the body of an answer -> a text (OpenAI-compatible)
client     one request and its answer within limits of time and size, nowhere but to the address

The library opens no network, so this stands beside it: the command line and the site hand
`suggest(address)` to `huizong.pipeline.draft`. What comes back is held against the item by
`huizong.drafting`; nothing here is trusted. Imports the standard library, huizong.drafting and
huizong.values. Nothing is logged, and the key stands in no message.
"""

from huizong_draft.client import suggest
from huizong_draft.settings import Address, address, from_environment

__all__ = ["Address", "address", "from_environment", "suggest"]
