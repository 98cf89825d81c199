"""The addresses of the rounds and their pages."""

from django.urls import path

from huizong_web.reports.views.account import account
from huizong_web.reports.views.acts import (
    lock,
    permit,
    remind_some,
    report_nothing,
    send_held,
    unlock,
    withdraw_nothing,
    withdraw_permit,
)
from huizong_web.reports.views.check import check
from huizong_web.reports.views.compile import compile_now
from huizong_web.reports.views.cycles import cycles, home
from huizong_web.reports.views.download import download
from huizong_web.reports.views.earlier import changes, near_copies, promises
from huizong_web.reports.views.findings import (
    dismiss_in_report,
    findings,
    undo_in_report,
)
from huizong_web.reports.views.holidays import holidays
from huizong_web.reports.views.issuing import (
    add_series,
    check_paper,
    compare_issued,
    issue_paper,
    issued_file,
    issuing,
    prepare_paper,
    revoke_paper,
    send_back_paper,
    sign_paper,
    uncheck_paper,
    unsign_paper,
)
from huizong_web.reports.views.judging import dismiss_one, undo_one
from huizong_web.reports.views.matters import decide_some, matters, undo_one_decision
from huizong_web.reports.views.mending import annotated_file, mend_some
from huizong_web.reports.views.month import month
from huizong_web.reports.views.origins import origins
from huizong_web.reports.views.reviewing import (
    accept_one,
    return_one,
    review,
    undo_review,
    versions,
)
from huizong_web.reports.views.rules import new_cycle, new_schedule, round_settings, schedule
from huizong_web.reports.views.source import original, source
from huizong_web.reports.views.submissions import submissions
from huizong_web.reports.views.todo import rates, todo
from huizong_web.reports.views.tour import tour_page
from huizong_web.reports.views.writing import save_draft, send_draft, write
from huizong_web.reports.views.writing_taking import paste, start

urlpatterns = [
    path("", home, name="home"),
    path("todo/", todo, name="todo"),
    path("tour/", tour_page, name="tour"),
    path("cycles/", cycles, name="cycles"),
    path("cycles/new/", new_cycle, name="new-cycle"),
    path("cycles/rates/", rates, name="rates"),
    path("holidays/", holidays, name="holidays"),
    path("rules/new/", new_schedule, name="new-schedule"),
    path("rules/<int:pk>/", schedule, name="schedule"),
    path("cycles/<int:pk>/", month, name="month"),
    path("cycles/<int:pk>/submissions/", submissions, name="submissions"),
    path("cycles/<int:pk>/settings/", round_settings, name="round-settings"),
    path("cycles/<int:pk>/lock/", lock, name="lock"),
    path("cycles/<int:pk>/unlock/", unlock, name="unlock"),
    path("cycles/<int:pk>/permit/", permit, name="permit"),
    path("cycles/<int:pk>/permit/undo/", withdraw_permit, name="withdraw-permit"),
    path("cycles/<int:pk>/remind/", remind_some, name="remind"),
    path("cycles/<int:pk>/nothing/", report_nothing, name="report-nothing"),
    path("cycles/<int:pk>/nothing/undo/", withdraw_nothing, name="withdraw-nothing"),
    path("cycles/<int:cycle>/write/<int:pk>/", write, name="write"),
    path("cycles/<int:cycle>/write/<int:pk>/save/", save_draft, name="save-draft"),
    path("cycles/<int:cycle>/write/<int:pk>/send/", send_draft, name="send-draft"),
    path("cycles/<int:cycle>/write/<int:pk>/paste/", paste, name="paste"),
    path("cycles/<int:cycle>/write/<int:pk>/start/", start, name="start-draft"),
    path("held/<int:pk>/", send_held, name="send-held"),
    path("cycles/<int:pk>/compile/", compile_now, name="compile"),
    path("cycles/<int:pk>/account/", account, name="account"),
    path("cycles/<int:pk>/origins/", origins, name="origins"),
    path("cycles/<int:pk>/findings/", findings, name="findings"),
    path("cycles/<int:pk>/findings/dismiss/", dismiss_in_report, name="dismiss-in-report"),
    path("cycles/<int:pk>/findings/undo/", undo_in_report, name="undo-in-report"),
    path("cycles/<int:pk>/matters/", matters, name="matters"),
    path("cycles/<int:pk>/matters/decide/", decide_some, name="decide"),
    path("cycles/<int:pk>/matters/undo/", undo_one_decision, name="undo-decision"),
    path("cycles/<int:pk>/promises/", promises, name="promises"),
    path("cycles/<int:pk>/changes/", changes, name="changes"),
    path("cycles/<int:pk>/copies/", near_copies, name="copies"),
    path("cycles/<int:pk>/report.<str:kind>", download, name="download"),
    path("cycles/<int:pk>/issuing/", issuing, name="issuing"),
    path("cycles/<int:pk>/issuing/prepare/", prepare_paper, name="prepare-paper"),
    path("cycles/<int:pk>/issuing/series/", add_series, name="add-series"),
    path("cycles/<int:pk>/issuing/check/", check_paper, name="check-paper"),
    path("cycles/<int:pk>/issuing/uncheck/", uncheck_paper, name="uncheck-paper"),
    path("cycles/<int:pk>/issuing/sign/", sign_paper, name="sign-paper"),
    path("cycles/<int:pk>/issuing/send-back/", send_back_paper, name="send-back-paper"),
    path("cycles/<int:pk>/issuing/unsign/", unsign_paper, name="unsign-paper"),
    path("cycles/<int:pk>/issuing/issue/", issue_paper, name="issue-paper"),
    path("cycles/<int:pk>/issuing/revoke/", revoke_paper, name="revoke-paper"),
    path("cycles/<int:pk>/issuing/compare/", compare_issued, name="compare-issued"),
    path("cycles/<int:pk>/issued/<int:number>.<str:kind>", issued_file, name="issued-file"),
    path("submissions/<int:pk>/", source, name="source"),
    path("submissions/<int:pk>/review/", review, name="review"),
    path("submissions/<int:pk>/review/return/", return_one, name="return"),
    path("submissions/<int:pk>/review/accept/", accept_one, name="accept"),
    path("submissions/<int:pk>/review/undo/", undo_review, name="undo-review"),
    path("submissions/<int:pk>/versions/", versions, name="versions"),
    path("submissions/<int:pk>/file/", original, name="original"),
    path("submissions/<int:pk>/check/", check, name="check"),
    path("submissions/<int:pk>/check/dismiss/", dismiss_one, name="dismiss"),
    path("submissions/<int:pk>/check/undo/", undo_one, name="undo"),
    path("submissions/<int:pk>/check/mend/", mend_some, name="mend"),
    path("submissions/<int:pk>/annotated.docx", annotated_file, name="annotated"),
]
