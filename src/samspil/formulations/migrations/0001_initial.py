import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0001_initial"),
        ("institutions", "0001_initial"),
        ("people", "0002_plain_order"),
    ]

    operations = [
        migrations.CreateModel(
            name="Factor",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("presenting", "Now"),
                            ("predisposing", "Vulnerability"),
                            ("precipitating", "Trigger"),
                            ("perpetuating", "Keeps it going"),
                            ("protective", "Protects"),
                            ("predicting", "Outlook"),
                        ],
                        max_length=15,
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("text", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("fact", "fact"), ("observation", "observation"), ("opinion", "opinion")],
                        max_length=12,
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
                ("voice_words", models.CharField(blank=True, max_length=80)),
                ("source", models.CharField(blank=True, max_length=160)),
                ("said_on", models.DateField(blank=True, null=True)),
                (
                    "strength",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(1, "a little"), (2, "clearly"), (3, "strongly")], null=True
                    ),
                ),
                ("unknown", models.BooleanField(default=False)),
                ("contested", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(max_length=5)),
                ("written_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("removed_why", models.CharField(blank=True, max_length=200)),
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
                    "changed_by",
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
                (
                    "removed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "voice_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="a_card_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "field__in",
                                [
                                    "presenting",
                                    "predisposing",
                                    "precipitating",
                                    "perpetuating",
                                    "protective",
                                    "predicting",
                                ],
                            )
                        ),
                        name="a_card_lies_on_a_field",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactorVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("text", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("fact", "fact"), ("observation", "observation"), ("opinion", "opinion")],
                        max_length=12,
                    ),
                ),
                ("replaced_at", models.DateTimeField()),
                ("never_stood", models.BooleanField(default=False)),
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
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="formulations.factor",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Map",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("method", models.CharField(default="6P 2020", max_length=20)),
                ("language", models.CharField(max_length=5)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                ("last_number", models.PositiveIntegerField(default=0)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="maps", to="cases.case"
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
                (
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("case",), name="one_running_map"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="factor",
            name="map",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="factors", to="formulations.map"
            ),
        ),
        migrations.AddIndex(
            model_name="factor",
            index=models.Index(fields=["map", "field", "position"], name="card_by_place"),
        ),
        migrations.AddConstraint(
            model_name="factor",
            constraint=models.UniqueConstraint(fields=("map", "number"), name="card_number_once"),
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sets_off", "leads to"),
                            ("keeps_going", "keeps going"),
                            ("protects", "protects against"),
                        ],
                        max_length=12,
                    ),
                ),
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_out",
                        to="formulations.factor",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_in",
                        to="formulations.factor",
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="formulations.map",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("source", "target"), name="linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True),
                        name="no_card_leads_to_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hypothesis",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("keeps", models.TextField()),
                ("address", models.TextField()),
                ("achieve", models.TextField()),
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
                ("agreement", models.CharField(blank=True, max_length=200)),
                ("stated_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
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
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hypotheses",
                        to="formulations.map",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("map",),
                        name="one_standing_hypothesis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keeps", ""), _negated=True),
                            models.Q(("address", ""), _negated=True),
                            models.Q(("achieve", ""), _negated=True),
                        ),
                        name="a_hypothesis_has_three_parts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MapVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("why", models.CharField(max_length=160)),
                ("at", models.DateTimeField()),
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
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="formulations.map",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("map", "number"), name="map_version_once")],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                ("writing_until", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "factor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="formulations.factor",
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="present",
                        to="formulations.map",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("map", "account"), name="present_once")],
            },
        ),
        migrations.CreateModel(
            name="Tried",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                ("period", models.CharField(blank=True, max_length=80)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("lasted", "worked and lasted"),
                            ("did_not_last", "worked, but did not last"),
                            ("no_change", "changed nothing"),
                            ("not_known", "not known"),
                        ],
                        max_length=15,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                ("noted_at", models.DateTimeField()),
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
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tried",
                        to="formulations.map",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grounds",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="formulations.factor",
                    ),
                ),
                (
                    "hypothesis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grounds",
                        to="formulations.hypothesis",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("hypothesis", "factor"), name="grounds_once")
                ],
            },
        ),
    ]
