"""Which of a definition's variants an office chose."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledgers", "0003_saved_views"),
    ]

    operations = [
        migrations.AddField(
            model_name="book",
            name="variants",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
