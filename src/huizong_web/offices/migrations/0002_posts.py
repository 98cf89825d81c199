import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("offices", "0001_initial"),
        ("offices", "0002_tree"),
        ("offices", "0003_administrators_apart"),
    ]

    dependencies = [
        ("offices", "0001_units"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("clerk", "科员"),
                            ("section_head", "科室负责人"),
                            ("editor", "文秘"),
                            ("supervisor", "督查员"),
                            ("leader", "领导"),
                            ("system_admin", "系统管理员"),
                            ("security_admin", "安全管理员"),
                            ("audit_admin", "审计管理员"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="offices.office",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="offices.unit",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("title", models.CharField(blank=True, max_length=60)),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("user", "unit", "role"),
                        name="one_post_of_a_kind_in_a_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit", None), ("until", None)),
                        fields=("user", "office", "role"),
                        name="one_post_of_a_kind_in_an_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__isnull", False),
                            models.Q(("role__in", ["clerk", "section_head"]), _negated=True),
                            _connector="OR",
                        ),
                        name="section_posts_have_a_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("role__in", ["audit_admin", "security_admin", "system_admin"]),
                            ("until", None),
                        ),
                        fields=("user",),
                        name="one_administrator_a_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitBefore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("until", models.DateField()),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="before",
                        to="offices.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("until",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "until"), name="one_change_of_a_unit_a_day"
                    )
                ],
            },
        ),
    ]
