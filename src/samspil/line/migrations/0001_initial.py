import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("carers", "0002_ways"),
        ("duty", "0001_initial"),
        ("institutions", "0003_revision"),
        ("referrals", "0003_on_which_basis"),
    ]

    operations = [
        migrations.CreateModel(
            name="AcuteLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("number", models.CharField(max_length=30)),
                ("open_since", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("answer_within", models.PositiveSmallIntegerField(default=20)),
                ("short_seconds", models.PositiveSmallIntegerField(default=5)),
                ("cost_a_day", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
                (
                    "roster",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="line", to="duty.roster"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["institution", "name"], name="line_by_institution")],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("self", "about their own family"),
                            ("other", "about somebody else"),
                            ("question", "a question"),
                            ("thanks", "thanks"),
                            ("emergency", "emergency, 112"),
                            ("silent", "silent"),
                            ("hang_up", "hung up"),
                            ("abusive", "abusive"),
                            ("wrong", "wrong number"),
                        ],
                        max_length=10,
                    ),
                ),
                ("caller", models.CharField(blank=True, max_length=64)),
                ("who", models.CharField(blank=True, max_length=120)),
                ("topics", models.JSONField(default=list)),
                ("text", models.TextField(blank=True)),
                ("advice", models.TextField(blank=True)),
                ("next_step", models.TextField(blank=True)),
                ("ends", models.JSONField(default=list)),
                ("back_at", models.DateTimeField(blank=True, null=True)),
                ("back_safe", models.BooleanField(blank=True, null=True)),
                ("back_number", models.CharField(blank=True, max_length=30)),
                ("back_done_at", models.DateTimeField(blank=True, null=True)),
                ("helped", models.BooleanField(blank=True, null=True)),
                ("exchange", models.CharField(blank=True, max_length=80)),
                ("chain", models.JSONField(default=list)),
                ("step", models.PositiveSmallIntegerField(default=0)),
                ("rung_at", models.DateTimeField(blank=True, null=True)),
                (
                    "came_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "answered"),
                            ("gave_up", "the caller gave up"),
                            ("nobody", "nobody answered; somebody calls back"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "family",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="line.acuteline"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["line", "-began_at"], name="call_by_line"),
                    models.Index(fields=["by", "ended_at"], name="call_by_who_answered"),
                    models.Index(fields=["family", "-began_at"], name="call_by_family"),
                    models.Index(
                        condition=models.Q(models.Q(("exchange", ""), _negated=True), ("came_to", "")),
                        fields=["rung_at"],
                        name="call_that_rings",
                    ),
                    models.Index(
                        condition=models.Q(("caller", ""), _negated=True),
                        fields=["line", "caller"],
                        name="call_by_caller",
                    ),
                    models.Index(
                        condition=models.Q(("back_done_at", None)),
                        fields=["line", "back_at"],
                        name="call_to_give_back",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gte", models.F("began_at")),
                            _connector="OR",
                        ),
                        name="call_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("exchange", ""), _negated=True),
                        fields=("line", "exchange"),
                        name="an_exchange_tells_of_a_call_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("caller", models.CharField(blank=True, max_length=64)),
                ("text", models.CharField(max_length=200)),
                ("until", models.DateField()),
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
                    "family",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="flags", to="line.acuteline"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["line", "until"], name="flag_by_line")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("family__isnull", False),
                            models.Q(("caller", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_flag_is_about_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("summary", models.TextField()),
                ("ask", models.CharField(blank=True, max_length=300)),
                ("due_at", models.DateTimeField()),
                ("otherwise_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "waits for a yes"), ("accepted", "accepted"), ("done", "done")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "call",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handover", to="line.call"
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
                    "otherwise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "done"), _negated=True),
                        fields=["to"],
                        name="handover_by_consultant",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["otherwise"],
                        name="handover_by_lead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Knows",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                (
                    "secure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agree", "agrees"),
                            ("partly", "agrees in part"),
                            ("disagree", "does not agree"),
                            ("silent", "did not answer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_on", models.DateField(blank=True, null=True)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="known", to="line.acuteline"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("line", "family"), name="a_family_knows_a_line_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Outage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("why", models.CharField(max_length=200)),
                ("noted_at", models.DateTimeField()),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outages",
                        to="line.acuteline",
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
                "indexes": [models.Index(fields=["line", "since"], name="outage_by_line")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="outage_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TestCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first", "first line answered"),
                            ("second", "second line answered"),
                            ("otherwise", "the last number answered"),
                            ("nobody", "nobody answered"),
                        ],
                        max_length=10,
                    ),
                ),
                ("seconds", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tests", to="line.acuteline"
                    ),
                ),
                (
                    "made_by",
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
                    models.UniqueConstraint(fields=("line", "planned_at"), name="one_test_call_then"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("made_at__isnull", True), ("result", "")),
                            models.Q(("made_at__isnull", False), models.Q(("result", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_test_call_has_a_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="told", to="line.acuteline"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="told_at")],
                "constraints": [models.UniqueConstraint(fields=("line", "key"), name="told_once")],
            },
        ),
    ]
