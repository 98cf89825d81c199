"""The site's addresses, with those of Django's own admin, which knows one list: the records."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.urls import include, path

from huizong_web.ledgers.models import Record


class Records(ModelAdmin):
    """A list of records as a plain admin has it: by state and day, searched in all texts."""

    list_display = ("number", "title", "unit", "keeper", "state", "occurred")
    list_filter = ("state",)
    list_select_related = ("unit", "keeper")
    search_fields = ("number", "title", "words")
    date_hierarchy = "occurred"
    list_per_page = 50
    actions = None

    def lookup_allowed(self, _lookup: str, _value: str, _request: object = None) -> bool:
        return True

    def has_add_permission(self, _request: object) -> bool:
        return False

    def has_change_permission(self, _request: object, _obj: object = None) -> bool:
        return False

    def has_delete_permission(self, _request: object, _obj: object = None) -> bool:
        return False

    def has_view_permission(self, _request: object, _obj: object = None) -> bool:
        return True

    def has_module_permission(self, _request: object) -> bool:
        return True


class Site(AdminSite):
    """An admin that lets in whoever is signed in."""

    def has_permission(self, _request: object) -> bool:
        return True


site = Site()
site.register(Record, Records)
urlpatterns = [path("", include("huizong_web.urls")), path("admin/", site.urls)]
