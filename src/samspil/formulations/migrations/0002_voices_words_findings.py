import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("formulations", "0001_initial"),
        ("institutions", "0003_revision"),
        ("people", "0007_records_of_one_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="hypothesis",
            name="number",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="factor",
            name="plain",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AddField(
            model_name="factor",
            name="touched",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="FamilyPage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("content", models.JSONField()),
                ("given_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("tested", "being tested"),
                            ("supported", "supported"),
                            ("rejected", "rejected"),
                        ],
                        max_length=10,
                    ),
                ),
                ("test_until", models.DateField(blank=True, null=True)),
                ("why", models.CharField(blank=True, max_length=400)),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AlterField(
            model_name="link",
            name="kind",
            field=models.CharField(
                choices=[
                    ("sets_off", "sets off"),
                    ("keeps_going", "keeps going"),
                    ("protects", "protects against"),
                ],
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="Vocabulary",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("words", models.JSONField()),
                ("why", models.CharField(max_length=160)),
                ("made_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 2)), name="version_one_is_built_in"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Differing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("worker", "worker"),
                            ("child", "the child"),
                            ("mother", "mother"),
                            ("father", "father"),
                            ("family", "family and friends"),
                            ("carer", "foster carer"),
                            ("school", "school"),
                            ("health", "health care"),
                            ("other", "somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("who", models.CharField(blank=True, max_length=80)),
                ("words", models.CharField(max_length=600)),
                ("own_hand", models.BooleanField(default=False)),
                ("said_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="a_differing_voice_says_something",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="map",
            name="vocabulary",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="formulations.vocabulary",
            ),
        ),
        migrations.AddConstraint(
            model_name="vocabulary",
            constraint=models.UniqueConstraint(
                fields=("institution", "number"), name="vocabulary_version_once"
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="hypothesis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="findings",
                to="formulations.hypothesis",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
            ),
        ),
        migrations.AddField(
            model_name="familypage",
            name="ended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="familypage",
            name="given_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="familypage",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
            ),
        ),
        migrations.AddField(
            model_name="familypage",
            name="map",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="family_pages",
                to="formulations.map",
            ),
        ),
        migrations.AddField(
            model_name="familypage",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="formulations.mapversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="familypage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("map",), name="one_family_page"
            ),
        ),
        migrations.AddField(
            model_name="differing",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="differing",
            name="factor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="differing",
                to="formulations.factor",
            ),
        ),
        migrations.AddField(
            model_name="differing",
            name="institution",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="institutions.institution",
            ),
        ),
        migrations.AddField(
            model_name="differing",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="differing",
            name="taken_back_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="differing",
            index=models.Index(fields=["factor", "taken_back_at"], name="differing_by_card"),
        ),
    ]
