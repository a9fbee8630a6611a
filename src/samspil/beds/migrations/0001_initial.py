import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0009_tells"),
        ("institutions", "0003_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["position", "name", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="bed_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Followed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("stay", "a crisis bed"), ("help", "crisis help at home")], max_length=5
                    ),
                ),
                ("record", models.UUIDField(unique=True)),
                ("began_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("home_at_close", models.BooleanField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
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
                "indexes": [models.Index(fields=["institution", "began_on"], name="followed_by_institution")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on", None), ("closed_on__gte", models.F("began_on")), _connector="OR"
                        ),
                        name="followed_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("months", models.PositiveSmallIntegerField()),
                ("lost", models.BooleanField(default=False)),
                (
                    "where",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "at home"),
                            ("relatives", "with relatives"),
                            ("network", "with friends of the family"),
                            ("foster", "in a foster family"),
                            ("adoption", "placed for adoption"),
                            ("crisis_bed", "in a crisis bed"),
                            ("residential", "in a residential institution"),
                            ("hospital", "in hospital"),
                            ("secure", "in a secure unit"),
                            ("independent", "living independently"),
                            ("elsewhere", "elsewhere"),
                            ("not_known", "not known"),
                        ],
                        max_length=15,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("asked_on", models.DateField()),
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
                    "followed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="beds.followed",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("followed", "months"), name="one_answer_a_date"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lost", True), ("where", "")),
                            models.Q(("lost", False), models.Q(("where", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="found_or_lost",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("who", models.CharField(blank=True, max_length=80)),
                ("crisis", models.UUIDField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "bed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="beds.bed"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.case",
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
                "indexes": [models.Index(fields=["case"], name="hold_by_case")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("bed",), name="a_bed_is_held_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("at"))), name="hold_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case", None), _negated=True),
                            models.Q(("who", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_bed_is_held_for_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scenario",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("asked", models.JSONField()),
                ("found", models.JSONField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for its turn"),
                            ("running", "is being computed"),
                            ("done", "computed"),
                            ("failed", "could not be computed"),
                            ("stopped", "stopped"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("of", models.PositiveSmallIntegerField(default=1)),
                ("problem", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
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
                "indexes": [models.Index(fields=["institution", "-at"], name="scenario_by_institution")],
            },
        ),
        migrations.CreateModel(
            name="Taken",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("outside", models.BooleanField(default=False)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "bed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="takings", to="beds.bed"
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
                "indexes": [models.Index(fields=["institution", "began_at"], name="taken_by_institution")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("bed",), name="a_bed_is_given_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_at__gte", models.F("began_at")), _connector="OR"
                        ),
                        name="taken_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("outside", models.BooleanField(default=False)),
                ("crisis", models.UUIDField(blank=True, null=True)),
                ("began_at", models.DateTimeField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("admitted_at", models.DateTimeField()),
                ("beyond_staff", models.CharField(blank=True, max_length=200)),
                (
                    "perspective",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "back home"),
                            ("network", "to people of the child's own network"),
                            ("family", "to a foster family"),
                            ("longer", "a longer stay elsewhere"),
                        ],
                        max_length=10,
                    ),
                ),
                ("perspective_due_at", models.DateTimeField()),
                ("perspective_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_where",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "at home"),
                            ("relatives", "with relatives"),
                            ("network", "with friends of the family"),
                            ("foster", "in a foster family"),
                            ("adoption", "placed for adoption"),
                            ("crisis_bed", "in a crisis bed"),
                            ("residential", "in a residential institution"),
                            ("hospital", "in hospital"),
                            ("secure", "in a secure unit"),
                            ("independent", "living independently"),
                            ("elsewhere", "elsewhere"),
                            ("not_known", "not known"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "admitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="beds.bed"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "ended_by",
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
                    "perspective_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stay", to="beds.taken"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["institution", "began_at"], name="bed_stay_by_institution"),
                    models.Index(fields=["case", "-began_at"], name="bed_stay_by_case"),
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["institution", "perspective_due_at"],
                        name="bed_stay_running",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("case",), name="a_child_is_in_one_bed"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_at__gte", models.F("began_at")), _connector="OR"
                        ),
                        name="bed_stay_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), models.Q(("ended_where", ""), _negated=True), _connector="OR"
                        ),
                        name="a_stay_ends_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("perspective", ""),
                            models.Q(("perspective_at", None), _negated=True),
                            _connector="OR",
                        ),
                        name="a_perspective_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("note", models.CharField(blank=True, max_length=160)),
                ("outside", models.BooleanField(default=False)),
                ("age_from", models.PositiveSmallIntegerField(default=0)),
                ("age_before", models.PositiveSmallIntegerField(default=18)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ["position", "name", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("institution", "name"), name="unit_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("age_from__lt", models.F("age_before"))),
                        name="unit_ages_in_order",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="bed",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="beds", to="beds.unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="bed",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("unit", "name"), name="bed_name_once"
            ),
        ),
        migrations.CreateModel(
            name="Staffing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("places", models.PositiveSmallIntegerField()),
                ("since", models.DateTimeField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="staffings", to="beds.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "since"), name="staffed_so_from_then")
                ],
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("full", "all beds taken or held"),
                            ("staff", "not enough staff"),
                            ("age", "no bed for this age"),
                            ("other", "another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "instead",
                    models.CharField(
                        choices=[
                            ("home", "helped at home"),
                            ("network", "stayed with people of the own network"),
                            ("outside", "a bed outside the region"),
                            ("waited", "waited"),
                            ("unknown", "not known"),
                        ],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
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
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="beds.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["institution", "at"], name="refusal_by_institution")],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("staff", "no staff"),
                            ("repair", "repair"),
                            ("illness", "illness in the house"),
                            ("rest", "rest after a hard stay"),
                            ("other", "another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "bed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="beds.bed",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closures", to="beds.unit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "until"], name="closure_by_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="closure_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Aim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "metric",
                    models.CharField(
                        choices=[
                            ("staffed", "staffed beds"),
                            ("bed_days", "bed-days a year"),
                            ("admissions", "admissions a year"),
                        ],
                        max_length=10,
                    ),
                ),
                ("base_year", models.PositiveSmallIntegerField()),
                ("by_year", models.PositiveSmallIntegerField()),
                ("percent", models.PositiveSmallIntegerField()),
                ("population", models.CharField(max_length=120)),
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
                        condition=models.Q(("by_year__gt", models.F("base_year"))), name="aim_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__gte", 1), ("percent__lte", 100)), name="aim_is_a_share"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Earlier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("staffed", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("bed_days", models.PositiveIntegerField(blank=True, null=True)),
                ("admissions", models.PositiveIntegerField(blank=True, null=True)),
                ("population", models.PositiveIntegerField(blank=True, null=True)),
                ("measures", models.JSONField(blank=True, default=dict)),
                ("source", models.CharField(max_length=160)),
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
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("institution", "year"), name="a_year_once")],
            },
        ),
    ]
