import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("carers", "0001_initial"),
        ("institutions", "0003_revision"),
        ("people", "0008_more_bonds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Allegation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField()),
                ("received_on", models.DateField()),
                ("told_on", models.DateField(blank=True, null=True)),
                ("told_what", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("support", models.CharField(blank=True, max_length=120)),
                (
                    "found",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unfounded", "not founded"),
                            ("unclear", "could not be cleared up"),
                            ("partly", "founded in part"),
                            ("founded", "founded"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField(blank=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("outcome_told_on", models.DateField(blank=True, null=True)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on", None),
                            models.Q(
                                models.Q(("found", ""), _negated=True),
                                models.Q(("reasons", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="closed_with_what_came_of_it",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("code", models.SlugField(max_length=20)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
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
                    models.UniqueConstraint(fields=("institution", "code"), name="one_campaign_per_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "check_kind",
                    models.CharField(
                        choices=[
                            ("age", "old enough"),
                            ("no_objection", "certificate of no objection"),
                            ("preparation", "preparation completed"),
                            ("pre_placement", "assessment before the placement"),
                            ("not_supervisor", "does not supervise foster parents"),
                            ("health", "health statement"),
                            ("approval", "approval by the authority"),
                        ],
                        max_length=20,
                    ),
                ),
                ("evidence", models.CharField(max_length=200)),
                ("shown_on", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("rule", models.UUIDField(null=True)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="carers.member",
                    ),
                ),
                (
                    "noted_by",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("shown_on")), _connector="OR"
                        ),
                        name="check_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True), name="a_check_has_evidence"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evening",
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
                            ("evening", "information evening"),
                            ("course", "preparation, part of a course"),
                        ],
                        max_length=10,
                    ),
                ),
                ("course", models.CharField(blank=True, max_length=60)),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=120)),
                ("place", models.CharField(max_length=120)),
                ("seats", models.PositiveSmallIntegerField()),
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
                "indexes": [models.Index(fields=["institution", "starts_at"], name="evening_by_time")],
            },
        ),
        migrations.CreateModel(
            name="Handler",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handlers",
                        to="carers.allegation",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("allegation", "account"), name="named_once")],
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("approved", "approved"), ("declined", "not approved")], max_length=10
                    ),
                ),
                ("reasons", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("appeal_until", models.DateField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        name="a_family_is_decided_on_by_another",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField()),
                ("received_on", models.DateField()),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("upheld", "the decision stays"),
                            ("overturned", "the family is looked at once more"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField(blank=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ruling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="appeal", to="carers.ruling"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Way",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("first", "first approval"), ("renewal", "renewal")],
                        default="first",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "on the way"),
                            ("approved", "approved"),
                            ("declined", "not approved"),
                            ("stopped", "stopped"),
                        ],
                        default="running",
                        max_length=10,
                    ),
                ),
                (
                    "step",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Information pack"),
                            (2, "Information evening"),
                            (3, "Preparation"),
                            (4, "Home visits"),
                            (5, "Report"),
                            (6, "Registration"),
                        ],
                        default=1,
                    ),
                ),
                ("step_since", models.DateField()),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("next_on", models.DateField(blank=True, null=True)),
                ("next_what", models.CharField(blank=True, max_length=120)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("friends", "somebody who fosters"),
                            ("media", "newspaper, radio or television"),
                            ("social", "social media"),
                            ("event", "fair, school or club"),
                            ("search", "looked for it"),
                            ("child", "a child they know"),
                            ("other", "otherwise"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("call_when", models.CharField(blank=True, max_length=80)),
                ("child_since", models.DateField(blank=True, null=True)),
                (
                    "stopped_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_answer", "no answer any more"),
                            ("not_now", "not now"),
                            ("other_image", "expected something else"),
                            ("waited", "waited too long"),
                            ("life", "illness, moving, a change in life"),
                            ("requirement", "does not meet a requirement"),
                            ("elsewhere", "went to another service"),
                            ("service", "the service advised against it"),
                            ("other", "another reason"),
                        ],
                        max_length=12,
                    ),
                ),
                ("stopped_note", models.CharField(blank=True, max_length=300)),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="carers.campaign",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
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
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["institution", "state", "step"], name="way_by_step"),
                    models.Index(fields=["worker", "state", "next_on"], name="way_by_next"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "running")), fields=("family",), name="one_way_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("state", "running")),
                            models.Q(
                                models.Q(("state", "running"), _negated=True), ("ended_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_way_that_is_over_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step__gte", 1), ("step__lte", 6)),
                        name="a_way_is_in_one_of_six_steps",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="ruling",
            name="way",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="ruling", to="carers.way"
            ),
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("present", models.CharField(blank=True, max_length=160)),
                ("report", models.TextField(blank=True)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("called_off", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "way",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="carers.way"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("way", "number"), name="visits_are_numbered")
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
                (
                    "step",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Information pack"),
                            (2, "Information evening"),
                            (3, "Preparation"),
                            (4, "Home visits"),
                            (5, "Report"),
                            (6, "Registration"),
                        ]
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("went_on", models.BooleanField(default=False)),
                (
                    "way",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stays", to="carers.way"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("way",), name="one_step_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="stay_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "coming",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("coming", "comes"),
                            ("came", "was there"),
                            ("missed", "was not there"),
                            ("cancelled", "said it does not suit"),
                        ],
                        default="coming",
                        max_length=10,
                    ),
                ),
                ("people", models.PositiveSmallIntegerField(default=1)),
                (
                    "evening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken", to="carers.evening"
                    ),
                ),
                (
                    "way",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="carers.way"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("evening", "way"), name="one_seat_per_way")],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("general", "general"),
                            ("strengthened", "strengthened"),
                            ("specialised", "specialised"),
                            ("network", "network"),
                            ("respite", "respite"),
                        ],
                        max_length=15,
                    ),
                ),
                ("age_from", models.PositiveSmallIntegerField()),
                ("age_before", models.PositiveSmallIntegerField()),
                ("places", models.PositiveSmallIntegerField()),
                ("conditions", models.TextField(blank=True)),
                (
                    "proposes",
                    models.CharField(
                        choices=[("approved", "approved"), ("declined", "not approved")], max_length=10
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("family_read_on", models.DateField(blank=True, null=True)),
                ("family_says", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "way",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="report", to="carers.way"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(max_length=5)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField()),
                (
                    "way",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="application",
                        to="carers.way",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
