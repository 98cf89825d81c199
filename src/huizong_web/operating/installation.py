"""The doctor's look at the settings: key, hosts, HTTPS, proxies, mail, who administers."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from huizong_web.operating.diagnosis import Line, fault, fine, warning
from huizong_web.terminal import gettext as _

_HERE = {"127.0.0.1", "localhost", "[::1]"}
_SHORTEST_KEY = 32


def secret_key() -> Iterator[Line]:
    """Tell whether the key that signs sessions is long, and its owner's alone."""
    from django.conf import settings

    about, path = _("密钥"), Path(settings.DATA) / "secret-key"
    if len(settings.SECRET_KEY) < _SHORTEST_KEY:
        remedy = _("请去掉 HUIZONG_SECRET_KEY，由网站自己生成，或设一个 64 位以上的随机串。")
        yield fault(about, _("太短，猜得出。"), remedy)
    elif "HUIZONG_SECRET_KEY" in os.environ:
        yield fine(about, _("由 HUIZONG_SECRET_KEY 给出。"))
    else:
        yield _private(about, path)


def _private(about: str, path: Path) -> Line:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        said = _("{path} 别人也能读（{mode}）。").format(path=path, mode=f"{mode:o}")
        return fault(about, said, _("请运行 chmod go= {path}").format(path=path))
    return fine(about, str(path))


def debugging() -> Iterator[Line]:
    """Tell whether pages show the program's insides."""
    from django.conf import settings

    if settings.DEBUG:
        remedy = _("正式使用请去掉 HUIZONG_DEBUG。")
        yield fault("HUIZONG_DEBUG", _("开着：出错时网页会露出程序和设置。"), remedy)
    else:
        yield fine("HUIZONG_DEBUG", _("关着。"))


def hosts() -> Iterator[Line]:
    """Tell under which names the site answers."""
    from django.conf import settings

    about, known = "HUIZONG_ALLOWED_HOSTS", set(settings.ALLOWED_HOSTS)
    if "*" in known:
        yield fault(about, _("什么名字都答应。"), _("请只写网站的域名。"))
    elif known <= _HERE:
        yield warning(about, _("只在本机打得开。"), _("给别人用时请写网站的域名。"))
    else:
        yield fine(about, ", ".join(sorted(known)))


def https() -> Iterator[Line]:
    """Tell whether passwords travel sealed."""
    from django.conf import settings

    if settings.HTTPS:
        yield fine("HUIZONG_HTTPS", _("开着。"))
    else:
        remedy = _("给别人用时请在前面放一个 HTTPS 代理，并设 HUIZONG_HTTPS=1。")
        yield warning("HUIZONG_HTTPS", _("关着：密码在网上不加密。"), remedy)
    if settings.HTTPS and not settings.PROXIES:
        said = _("没有设：日志里的来处都会是代理的地址。")
        yield warning("HUIZONG_PROXIES", said, _("请写前面有几层代理，一般是 1。"))


def mail() -> Iterator[Line]:
    """Tell whether letters go out."""
    from django.conf import settings

    if settings.EMAIL_HOST:
        yield fine("HUIZONG_SMTP", settings.EMAIL_HOST)
    else:
        remedy = _("要发邮件请设 HUIZONG_SMTP。")
        yield warning("HUIZONG_SMTP", _("没有设：通知只在站内。"), remedy)


def administrators() -> Iterator[Line]:
    """Tell of each office whether somebody runs it, grants, and reads the log."""
    from huizong_web.offices.models import Office, Post
    from huizong_web.policy import ADMINISTRATORS, Role

    about = _("三员")
    remedy = _("请在服务器上用 huizong administrators 任命。")
    for office in Office.objects.order_by("name"):
        held = set(Post.objects.held().filter(office=office).values_list("role", flat=True))
        lacking = [str(role.label) for role in Role if role in ADMINISTRATORS and role not in held]
        if lacking:
            said = _("{office}还没有{roles}。").format(office=office, roles="、".join(lacking))
            yield warning(about, said, remedy)
        else:
            yield fine(about, str(office))
