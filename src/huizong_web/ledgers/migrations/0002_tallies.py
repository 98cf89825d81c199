"""What figures count goes into tallies of its own; the days of figures are looked up there."""

import django.db.models.deletion
from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def drop_days(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the indexes on days of records: those still wanted are made again after migrating."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        known = connection.introspection.get_constraints(cursor, "ledgers_record")
    for name in sorted(known):
        if name.startswith("ledgers_by_"):
            schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")


class Migration(migrations.Migration):

    dependencies = [
        ('ledgers', '0001_books'),
        ('offices', '0002_posts'),
    ]

    operations = [
        migrations.RunPython(drop_days, migrations.RunPython.noop),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='tally', serialize=False, to='ledgers.record')),
                ('occurred', models.DateField(null=True)),
                ('state', models.CharField(blank=True, max_length=40)),
                ('edited', models.DateField(null=True)),
                ('values', models.JSONField(default=dict)),
            ],
        ),
        migrations.RemoveIndex(
            model_name='record',
            name='record_by_day',
        ),
        migrations.RemoveIndex(
            model_name='record',
            name='record_by_state',
        ),
        migrations.RemoveIndex(
            model_name='stay',
            name='stay_of_book',
        ),
        migrations.AddField(
            model_name='book',
            name='tallied',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='rowday',
            name='values',
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name='rowday',
            name='book',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='ledgers.book'),
        ),
        migrations.AlterField(
            model_name='stay',
            name='book',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='ledgers.book'),
        ),
        migrations.AlterField(
            model_name='stay',
            name='record',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='stays', to='ledgers.record'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(fields=['book', 'occurred', 'id'], name='record_by_day'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(fields=['book', 'state', 'occurred', 'id'], name='record_by_state'),
        ),
        migrations.AddIndex(
            model_name='stay',
            index=models.Index(fields=['book', 'first', 'record'], name='stay_by_first'),
        ),
        migrations.AddIndex(
            model_name='stay',
            index=models.Index(condition=models.Q(('last__isnull', False)), fields=['book', 'last', 'first', 'opening', 'record', 'state'], name='stay_by_last'),
        ),
        migrations.AddField(
            model_name='tally',
            name='book',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='ledgers.book'),
        ),
        migrations.AddField(
            model_name='tally',
            name='keeper',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit'),
        ),
        migrations.AddField(
            model_name='tally',
            name='unit',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit'),
        ),
        migrations.AddIndex(
            model_name='tally',
            index=models.Index(fields=['book', 'keeper', 'occurred'], name='tally_by_keeper'),
        ),
        migrations.AddIndex(
            model_name='tally',
            index=models.Index(fields=['book', 'unit', 'occurred'], name='tally_by_unit'),
        ),
        migrations.AddIndex(
            model_name='tally',
            index=models.Index(fields=['book', 'occurred', 'record', 'unit'], name='tally_by_day'),
        ),
        migrations.AddIndex(
            model_name='tally',
            index=models.Index(condition=models.Q(('edited__isnull', False)), fields=['book', 'edited'], name='tally_by_edit'),
        ),
    ]
