"""Views of lists that people save."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledgers', '0002_tallies'),
        ('offices', '0002_posts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20)),
                ('query', models.TextField(blank=True)),
                ('opens', models.BooleanField(default=False)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='ledgers.book')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.unit')),
            ],
            options={
                'ordering': ('name', 'pk'),
                'constraints': [
                    models.UniqueConstraint(fields=('book', 'by', 'name'), name='one_view_of_a_name'),
                    models.UniqueConstraint(condition=models.Q(('opens', True)), fields=('book', 'by'), name='one_view_that_opens'),
                ],
            },
        ),
    ]
