"""Which registers the office keeps: the page of all, and the settings of one."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huizong_web.accounts.requests import SignedInRequest
from huizong_web.labels import worded
from huizong_web.ledgers.access import find_book
from huizong_web.ledgers.carrying.acting import carry
from huizong_web.ledgers.carrying.comparing import compared
from huizong_web.ledgers.carrying.looking import look
from huizong_web.ledgers.definitions import ledgers
from huizong_web.ledgers.forms import KeeperForm, OpenForm
from huizong_web.ledgers.models import Book
from huizong_web.ledgers.opening import give, open_book, seen_of, set_closed
from huizong_web.ledgers.shelf import offered, shelf
from huizong_web.ledgers.varying import choose, variants_sent, variations, with_variants
from huizong_web.offices.faults import Unfit
from huizong_web.offices.guard import guarded, of_office
from huizong_web.offices.models import Office
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.seen import Overtaken


@of_office(Action.SEE_FIGURES, sending=Action.MANAGE_BOOKS)
def books(request: HttpRequest, office: Office, rights: Rights) -> HttpResponse:
    """List the books of the office; with a form, open one."""
    form = OpenForm(request.POST if request.method == "POST" else None)
    form.of(office)
    form.among(offered(office))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            book = open_book(office, given["ledger"], keeper=given["keeper"])
        except Unfit as unfit:
            form.add_error(None, str(unfit))
        else:
            named = {"name": worded(ledgers()[book.ledger].label)}
            messages.success(request, _("“%(name)s”可以登记了。") % named)
            return redirect("books")
    rows = shelf(office, rights)
    context = {
        "office": office,
        "rows": [(row, bool(not row.book.closed and _may_enter(rights, row.book))) for row in rows],
        "form": form,
        "sees": rights.may_somewhere(Action.SEE_RECORDS),
        "may_manage": rights.may(Action.MANAGE_BOOKS),
    }
    return render(request, "ledgers/books.html", context, status=422 if form.errors else 200)


def _may_enter(rights: Rights, book: Book) -> bool:
    if book.keeper is None:
        return rights.may_somewhere(Action.KEEP_RECORDS)
    return rights.may(Action.KEEP_RECORDS, book.keeper)


@guarded(find_book, Action.MANAGE_BOOKS)
def book_settings(request: HttpRequest, book: Book, _rights: Rights) -> HttpResponse:
    """Show who keeps a book, and whether it is in use."""
    return _settings(request, book)


def _settings(
    request: HttpRequest,
    book: Book,
    form: KeeperForm | None = None,
    *,
    overtaken: bool = False,
    variants: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show the settings; with `variants`, which records would not fit those."""
    form = form or KeeperForm(initial={"keeper": book.keeper_id}).of(book.office)
    today = timezone.localdate()
    both = compared(book) if book.ledger in ledgers() else None
    tried = with_variants(book, variants) if variants is not None else None
    context = {
        "office": book.office,
        "book": book,
        "ledger": ledgers().get(book.ledger),
        "form": form,
        "seen": seen_of(book),
        "overtaken": overtaken,
        "both": both,
        "looked": look(book, both, today=today) if both else None,
        "variations": variations(ledgers().get(book.ledger), book.variants),
        "wanted": variations(ledgers().get(book.ledger), variants or {}) if tried else None,
        "tried": look(book, tried, today=today) if tried else None,
    }
    status = 409 if overtaken else 422 if form.errors else 200
    return render(request, "ledgers/book_settings.html", context, status=status)


@require_POST
@guarded(find_book, Action.MANAGE_BOOKS)
def change_book(request: HttpRequest, book: Book, _rights: Rights) -> HttpResponse:
    """Give a book to a keeper (`do` = keep), close it, open it again."""
    form = KeeperForm(request.POST).of(book.office)
    do, seen = request.POST.get("do", ""), request.POST.get("seen", "")
    if do == "keep" and not form.is_valid():
        return _settings(request, book, form)
    try:
        if do == "keep":
            give(book, form.cleaned_data["keeper"], seen=seen)
            messages.success(request, _("已存下。以后登记的归它，以前的不变。"))
        elif do in ("close", "open"):
            set_closed(book, closed=do == "close", seen=seen)
            messages.success(request, _("已停用。") if do == "close" else _("已恢复使用。"))
        else:
            messages.error(request, _("不知道要改什么，没有改动。请用页面上的按钮。"))
    except Overtaken:
        now = find_book(book.pk) or book
        return _settings(request, now, overtaken=True)
    return redirect("book-settings", book.pk)


@require_POST
@guarded(find_book, Action.MANAGE_BOOKS)
def vary_book(request: HttpRequest, book: Book, _rights: Rights) -> HttpResponse:
    """Show which records would not fit other variants; with `do` = choose use them from now on."""
    if book.ledger not in ledgers():
        return redirect("book-settings", book.pk)
    variants = variants_sent(request.POST, ledgers()[book.ledger])
    if request.POST.get("do") != "choose":
        return _settings(request, book, variants=variants)
    try:
        choose(book, variants, seen=request.POST.get("seen", ""))
    except Overtaken:
        return _settings(request, find_book(book.pk) or book, overtaken=True)
    except Unfit as unfit:
        messages.error(request, str(unfit))
    else:
        messages.success(request, _("已改用所选的分法。以后登记的照它，以前的不变。"))
    return redirect("book-settings", book.pk)


@require_POST
@guarded(find_book, Action.MANAGE_BOOKS)
def carry_book(request: SignedInRequest, book: Book, _rights: Rights) -> HttpResponse:
    """Take the records of a book over to its definition of today."""
    try:
        done = carry(book, by=request.user) if book.ledger in ledgers() else None
    except Unfit as unfit:
        messages.error(request, str(unfit))
        return redirect("book-settings", book.pk)
    if done is None:
        messages.warning(request, _("定义没有改过，不必再带。"))
    else:
        sentence = _("%(records)s 条记录已带到新定义，改了 %(changed)s 条，还有 %(unfit)s 条不合。")
        named = {"records": done.records, "changed": done.changed, "unfit": done.unfit}
        messages.success(request, sentence % named)
    return redirect("book-settings", book.pk)
