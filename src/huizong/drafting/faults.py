"""What may go wrong with whoever suggests, as messages; the edge that opens the network says which.

The sentences stand here because the catalogue of the library is read from its code.
"""

from huizong.values import Message


class SuggestionError(Exception):
    """No suggestion came, and why; `lasting` says that asking again will not help."""

    def __init__(self, message: Message, *, lasting: bool = False) -> None:
        super().__init__(str(message))
        self.message = message
        self.lasting = lasting


def not_set(names: str) -> SuggestionError:
    """Return the fault of an address that nobody set."""
    told = Message("没有设置语言模型的地址：请设 {names}，不用改写就去掉 --draft", names=names)
    return SuggestionError(told, lasting=True)


def bad_address(name: str) -> SuggestionError:
    """Return the fault of an address that is none."""
    told = Message(
        "{name} 不是能用的地址：请写成 http://主机:端口/v1 或 https:// 开头，不带用户名和密码",
        name=name,
    )
    return SuggestionError(told, lasting=True)


def bad_setting(name: str) -> SuggestionError:
    """Return the fault of a key or model that cannot be sent."""
    told = Message("{name} 里有不能用的字符：只能是不带空格的英文字母、数字和符号", name=name)
    return SuggestionError(told, lasting=True)


def bad_seconds(name: str, longest: int) -> SuggestionError:
    """Return the fault of a time that is none."""
    told = Message(
        "{name} 看不懂：请写 1 到 {longest} 的整数，单位是秒", name=name, longest=longest
    )
    return SuggestionError(told, lasting=True)


def unreachable(host: str, why: str) -> SuggestionError:
    """Return the fault of an address where nobody answers."""
    return SuggestionError(Message("连不上{host}：{why}", host=host, why=why))


def too_slow(host: str, seconds: int) -> SuggestionError:
    """Return the fault of an answer that did not come in time."""
    return SuggestionError(Message("{host}在{seconds}秒内没有答完", host=host, seconds=seconds))


def too_long(host: str, kilobytes: int) -> SuggestionError:
    """Return the fault of an answer that is too long."""
    return SuggestionError(Message("{host}的回答超过{limit}KB", host=host, limit=kilobytes))


def broken_off(host: str) -> SuggestionError:
    """Return the fault of an answer that ended before its end."""
    return SuggestionError(Message("{host}的回答中途断了", host=host))


def refused(host: str, status: int) -> SuggestionError:
    """Return the fault of an answer that is no success; a call that it forbids stays forbidden."""
    told = Message("{host}没有接受请求（HTTP {status}）", host=host, status=status)
    return SuggestionError(told, lasting=400 <= status < 500 and status not in {408, 429})


def redirected(host: str, status: int) -> SuggestionError:
    """Return the fault of an answer that sends elsewhere; the texts go nowhere but where set."""
    told = Message(
        "{host}要把请求转到别处（HTTP {status}），没有跟去；请把地址设成最后的那个",
        host=host,
        status=status,
    )
    return SuggestionError(told, lasting=True)


def not_json(host: str) -> SuggestionError:
    """Return the fault of an answer that is something else: a page, a stream, rubbish."""
    return SuggestionError(Message("{host}的回答不是约定的 JSON", host=host))


def no_text(host: str) -> SuggestionError:
    """Return the fault of an answer without a whole text."""
    return SuggestionError(Message("{host}的回答里没有写完的正文", host=host))


def crashed(what: str) -> SuggestionError:
    """Return the fault of our own: whoever suggests raised what it should not."""
    return SuggestionError(Message("改写程序出了错（{what}）", what=what))
