"""The addresses of signing in, one's own account, the office's people and their posts."""

from django.urls import path

from huizong_web.accounts.views import grants, people
from huizong_web.accounts.views.confirm import confirm
from huizong_web.accounts.views.language import choose_language
from huizong_web.accounts.views.me import (
    drop_second_factor,
    end_mine,
    end_others,
    me,
    new_codes,
    new_password,
    second_factor,
)
from huizong_web.accounts.views.provider import back_from_there, sign_in_there
from huizong_web.accounts.views.sign_in import sign_in, sign_in_code, sign_out

urlpatterns = [
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/code/", sign_in_code, name="sign-in-code"),
    path("sign-in/there/", sign_in_there, name="sign-in-there"),
    path("sign-in/back/", back_from_there, name="sign-in-back"),
    path("sign-out/", sign_out, name="sign-out"),
    path("confirm/", confirm, name="confirm"),
    path("me/", me, name="me"),
    path("me/password/", new_password, name="new-password"),
    path("me/second-factor/", second_factor, name="second-factor"),
    path("me/second-factor/codes/", new_codes, name="new-codes"),
    path("me/second-factor/drop/", drop_second_factor, name="drop-second-factor"),
    path("me/sessions/end-others/", end_others, name="end-others"),
    path("me/sessions/end/", end_mine, name="end-mine"),
    path("people/", people.people_of_office, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/reset/", people.reset, name="reset-password"),
    path("people/<int:pk>/shut/", people.shut, name="shut-account"),
    path("people/<int:pk>/open/", people.open_again, name="open-account"),
    path("people/<int:pk>/unlock/", people.unlock, name="unlock"),
    path("people/<int:pk>/drop-factor/", people.drop_factor, name="drop-factor"),
    path("people/<int:pk>/end-sessions/", people.end_theirs, name="end-theirs"),
    path("grants/", grants.grants, name="grants"),
    path("grants/<int:pk>/", grants.grant, name="grant"),
    path("grants/<int:pk>/take-back/", grants.take_back, name="take-back"),
    path("language/", choose_language, name="language"),
]
