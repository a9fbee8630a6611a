import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("carers", "0002_ways"),
        ("institutions", "0003_revision"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="check",
            index=models.Index(fields=["family", "until"], name="check_by_end"),
        ),
        migrations.AddField(
            model_name="fosterfamily",
            name="number",
            field=models.CharField(blank=True, max_length=58),
        ),
        migrations.AddConstraint(
            model_name="fosterfamily",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("institution", "number"),
                name="a_list_names_a_family_once",
            ),
        ),
        migrations.AddField(
            model_name="check",
            name="file",
            field=models.UUIDField(null=True),
        ),
        migrations.CreateModel(
            name="Key",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                ("language", models.CharField(max_length=5)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="carers.member"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
