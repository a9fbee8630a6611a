import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("institutions", "0001_initial"),
        ("people", "0006_who_noted_a_stay"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="languages_revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["born_on"], name="person_by_birth"),
        ),
        migrations.CreateModel(
            name="DoublesLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("people", models.PositiveIntegerField(default=0)),
                ("pairs", models.PositiveIntegerField(default=0)),
                ("left_out", models.PositiveIntegerField(default=0)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, to="institutions.institution"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Joined",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ring", models.UUIDField(db_index=True)),
                ("since", models.DateTimeField()),
                ("why", models.CharField(max_length=300)),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("part_why", models.CharField(blank=True, max_length=300)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joined_first",
                        to="people.person",
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
                    "joined_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "leads",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "parted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joined_second",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="nobody_is_joined_to_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leads", models.F("first")), ("leads", models.F("second")), _connector="OR"
                        ),
                        name="one_of_the_two_leads",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("first", "second"),
                        name="joined_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("parted_by__isnull", True), ("until__isnull", True)),
                            models.Q(("parted_by__isnull", False), ("until__gte", models.F("since"))),
                            _connector="OR",
                        ),
                        name="who_parts_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PossibleDouble",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "likely",
                    models.CharField(
                        choices=[("very_likely", "very likely"), ("possible", "possible")], max_length=12
                    ),
                ),
                ("bits", models.FloatField()),
                ("said", models.JSONField(default=dict)),
                ("found_at", models.DateTimeField()),
                ("dismissed_at", models.DateTimeField(blank=True, null=True)),
                ("dismissed_why", models.CharField(blank=True, max_length=300)),
                (
                    "dismissed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="institutions.institution"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["institution", "-bits", "id"], name="possible_double_list")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("institution", "first", "second"), name="possible_double_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dismissed_at__isnull", True), ("dismissed_by__isnull", True)),
                            models.Q(
                                ("dismissed_at__isnull", False),
                                ("dismissed_by__isnull", False),
                                models.Q(("dismissed_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="who_dismisses_is_named",
                    ),
                ],
            },
        ),
    ]
