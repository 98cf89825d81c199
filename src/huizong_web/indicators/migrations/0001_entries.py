import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("offices", "0002_posts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=130)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("number", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicator_entries",
                        to="offices.office",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicator_entries",
                        to="offices.unit",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "entries",
                "ordering": ("indicator", "-last"),
                "indexes": [
                    models.Index(
                        fields=["office", "first", "last", "indicator"], name="entry_of_period"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", False)),
                        fields=("unit", "indicator", "first", "last"),
                        name="one_entry_of_a_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit", None)),
                        fields=("office", "indicator", "first", "last"),
                        name="one_entry_of_an_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="entry_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryBefore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("number", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="before",
                        to="indicators.entry",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "entries before",
                "ordering": ("-version",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "version"), name="one_version_of_an_entry"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Kept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.CharField(max_length=60)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicator_sets",
                        to="offices.office",
                    ),
                ),
                (
                    "units",
                    models.ManyToManyField(
                        blank=True, related_name="indicator_sets", to="offices.unit"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "kept",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("office", "group"), name="one_set_of_a_key")
                ],
            },
        ),
    ]
