"""The addresses of lineage."""

from django.urls import path

from huizong_web.lineage.views.drafts import basis_of_draft, begin_from_records
from huizong_web.lineage.views.submissions import basis_of_submission
from huizong_web.lineage.views.ties import tie

urlpatterns = [
    path(
        "cycles/<int:cycle>/write/<int:pk>/from-records/",
        begin_from_records,
        name="begin-from-records",
    ),
    path("cycles/<int:cycle>/write/<int:pk>/basis/", basis_of_draft, name="draft-basis"),
    path("submissions/<int:pk>/basis/", basis_of_submission, name="basis"),
    path("ties/<int:pk>/", tie, name="tie"),
]
