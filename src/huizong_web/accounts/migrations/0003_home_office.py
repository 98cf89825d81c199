"""Gives every account that has none the office of its first post: who keeps it from now on."""

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: object) -> None:
    user, post = apps.get_model("accounts", "User"), apps.get_model("offices", "Post")
    for each in user.objects.filter(office=None):
        first = post.objects.filter(user_id=each.pk).order_by("pk").first()
        if first:
            user.objects.filter(pk=each.pk).update(office_id=first.office_id)


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_sign_in"),
        ("offices", "0001_initial"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
