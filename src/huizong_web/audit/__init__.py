"""The log of what people did: only ever appended to, each entry bound to the one before by SM3.

`record` notes an act, `about` says what a request asks for; the base class `audited.Audited` notes
every change of a model by itself. What is noted waits with its transaction and is written as the
last thing before the commit, so that there is no change without its entry and no entry without
its change (`pending`, `writing`); `context` knows whose request it is, `guard` refuses a change
that would pass unnoted, `verifying` names the first broken link, `sealing` exports old entries and
cuts them off.

Imports nothing of the site: every app above may use it. The pages that show the log are in
`oversight`.
"""

from huizong_web.audit.context import about
from huizong_web.audit.recording import record

__all__ = ["about", "record"]
