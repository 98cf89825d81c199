"""The bodies of a request and of its answer, as OpenAI's chat completions have them.

https://platform.openai.com/docs/api-reference/chat; local servers (vLLM, llama.cpp, Ollama) answer
in the same shape.
"""

import json

from huizong.drafting import faults, instructions

_COLDEST = 0  # the same item gives the same suggestion, as far as the model can


def request(text: str, *, model: str) -> bytes:
    """Return the body that asks for a rephrasing of a text, whole and not as a stream."""
    said = [("system", instructions()), ("user", text)]
    body = {
        "model": model,
        "messages": [{"role": role, "content": content} for role, content in said],
        "temperature": _COLDEST,
        "stream": False,
    }
    return json.dumps(body, ensure_ascii=False).encode()


def answer(body: bytes, *, host: str) -> str:
    """Return the text of an answer's first choice; raises SuggestionError where there is none.

    A text that the model had to break off is none.
    """
    try:
        said = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise faults.not_json(host) from error
    try:
        choice = said["choices"][0]
        text, reason = choice["message"]["content"], choice.get("finish_reason")
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise faults.no_text(host) from error
    if not isinstance(text, str) or not text.strip() or reason not in {None, "stop"}:
        raise faults.no_text(host)
    return text
