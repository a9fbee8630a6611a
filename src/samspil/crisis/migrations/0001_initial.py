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
        ("referrals", "0003_on_which_basis"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
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
                    models.UniqueConstraint(fields=("institution", "name"), name="one_area_of_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="an_area_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Crisis",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("key", models.UUIDField(unique=True)),
                ("received_at", models.DateTimeField()),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("child_name", models.CharField(blank=True, max_length=120)),
                ("ages", models.CharField(blank=True, max_length=60)),
                ("place_text", models.CharField(blank=True, max_length=200)),
                ("protected", models.BooleanField(default=False)),
                (
                    "danger",
                    models.CharField(
                        choices=[
                            ("acute", "acute"),
                            ("urgent", "urgent"),
                            ("waits", "can wait"),
                            ("unknown", "not known"),
                        ],
                        max_length=10,
                    ),
                ),
                ("story", models.TextField(blank=True)),
                ("present", models.CharField(blank=True, max_length=200)),
                (
                    "where",
                    models.CharField(
                        choices=[
                            ("home", "at home"),
                            ("relatives", "with relatives"),
                            ("network", "with friends of the family"),
                            ("school", "at school"),
                            ("elsewhere", "elsewhere"),
                            ("crisis_bed", "in a crisis bed"),
                            ("not_known", "not known"),
                        ],
                        max_length=12,
                    ),
                ),
                ("where_text", models.CharField(blank=True, max_length=120)),
                ("reach", models.CharField(blank=True, max_length=160)),
                (
                    "teller",
                    models.CharField(
                        choices=[
                            ("police", "police"),
                            ("doctor", "doctor"),
                            ("school", "school"),
                            ("team", "social team"),
                            ("family", "the family"),
                            ("child", "the child"),
                            ("neighbour", "neighbours or friends"),
                            ("other", "somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("teller_name", models.CharField(blank=True, max_length=120)),
                ("specialist", models.CharField(blank=True, max_length=120)),
                (
                    "with_specialist",
                    models.CharField(
                        blank=True, choices=[("yes", "yes"), ("no", "no"), ("", "not known")], max_length=3
                    ),
                ),
                (
                    "unwilling",
                    models.CharField(
                        blank=True, choices=[("yes", "yes"), ("no", "no"), ("", "not known")], max_length=3
                    ),
                ),
                (
                    "cannot_meet",
                    models.CharField(
                        blank=True, choices=[("yes", "yes"), ("no", "no"), ("", "not known")], max_length=3
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("first_attempt_at", models.DateTimeField(blank=True, null=True)),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assessed_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("violence", "violence or abuse at home"),
                            ("parent_gone", "a parent has dropped out"),
                            ("parent_child", "a conflict between parent and child"),
                            ("parents", "a conflict between the parents"),
                            ("child", "the child cannot go on"),
                            ("runaway", "the child ran away or was sent away"),
                            ("no_home", "no roof, no money, no food"),
                            ("other", "something else"),
                        ],
                        max_length=14,
                    ),
                ),
                ("assessed_words", models.TextField(blank=True)),
                (
                    "queue",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "nobody goes"), (1, "somebody goes"), (2, "met")], default=0
                    ),
                ),
                ("sort_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "at home"),
                            ("network", "with relatives or friends"),
                            ("placed", "placed elsewhere"),
                            ("not_known", "not known"),
                        ],
                        max_length=10,
                    ),
                ),
                ("close_words", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="crisis.area",
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
                    "closed_by",
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
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["institution", "queue", "sort_at", "id"],
                        name="crisis_open",
                    ),
                    models.Index(fields=["institution", "-received_at", "-id"], name="crisis_by_day"),
                    models.Index(fields=["case", "-received_at"], name="crisis_by_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("institution", "number"), name="one_crisis_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("assessed_as", ""), ("met_at__isnull", False), _connector="OR"),
                        name="a_crisis_is_judged_face_to_face",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("closed_at__gte", models.F("received_at")), _connector="OR"
                        ),
                        name="crisis_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), models.Q(("ending", ""), _negated=True), _connector="OR"
                        ),
                        name="an_end_says_where",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("network", "The network comes into the family"),
                            ("at_home", "Help at home, starting now"),
                            ("leaves", "Whoever makes it unsafe leaves"),
                            ("place", "The child stays elsewhere for a while"),
                        ],
                        max_length=8,
                    ),
                ),
                ("information", models.TextField()),
                ("judgement", models.TextField()),
                ("decision", models.TextField()),
                ("passed_over", models.JSONField(default=dict)),
                ("child_view", models.TextField()),
                ("parents_view", models.TextField()),
                ("offer", models.TextField(blank=True)),
                (
                    "instead",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("acute_danger", "acute danger"),
                            ("measure_failed", "help at home was tried and did not hold"),
                            ("refused", "help at home was offered and refused"),
                            ("legal_order", "a court or authority ordered it"),
                        ],
                        max_length=14,
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
                    "crisis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="crisis.crisis",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["crisis", "-at"], name="decision_by_crisis")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("information", ""), _negated=True),
                            models.Q(("judgement", ""), _negated=True),
                            models.Q(("decision", ""), _negated=True),
                        ),
                        name="three_texts_apart",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("measure", "place"), _negated=True),
                            models.Q(("offer", ""), _negated=True),
                            models.Q(("instead", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_bed_is_the_exception",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Desk",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("last_number", models.PositiveIntegerField(default=0)),
                (
                    "institution",
                    models.OneToOneField(
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
            name="Due",
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
                            ("document", "Write down why a bed was needed"),
                            ("voice", "Say whether you decide the same"),
                            ("mid", "Hold the mid evaluation"),
                            ("end", "End the help at home in time"),
                            ("upstream", "Look back: what preceded this crisis"),
                        ],
                        max_length=10,
                    ),
                ),
                ("about", models.UUIDField(blank=True, null=True)),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "crisis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dues", to="crisis.crisis"
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["account", "due_at"],
                        name="crisis_due_mine",
                    ),
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["institution", "due_at"],
                        name="crisis_due_late",
                    ),
                    models.Index(fields=["crisis", "kind"], name="crisis_due_of"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("acted_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("words", models.CharField(blank=True, max_length=300)),
                ("documented_at", models.DateTimeField(blank=True, null=True)),
                ("stay", models.UUIDField(blank=True, null=True)),
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
                    "crisis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gates", to="crisis.crisis"
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="gate",
                        to="crisis.decision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("documented_at", None)), fields=("crisis",), name="one_open_gate"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Going",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                ("expected_at", models.DateTimeField(blank=True, null=True)),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "crisis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goings", to="crisis.crisis"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["account"], name="going_now")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("crisis", "account"), name="goes_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_at", models.DateTimeField()),
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
                    "crisis",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hand_over",
                        to="crisis.crisis",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="referrals.referral"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
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
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "help",
                    models.CharField(
                        choices=[("ash", "Ambulante Spoedhulp"), ("ff", "Families First")], max_length=4
                    ),
                ),
                ("started_on", models.DateField()),
                ("due_on", models.DateField()),
                ("reachable", models.CharField(blank=True, max_length=120)),
                ("fits", models.BooleanField(blank=True, null=True)),
                ("referrer_took_part", models.BooleanField(blank=True, null=True)),
                ("mid_due_on", models.DateField()),
                ("mid_on", models.DateField(blank=True, null=True)),
                ("mid_words", models.TextField(blank=True)),
                ("closing_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "crisis",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme",
                        to="crisis.crisis",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["worker", "ended_on"], name="programme_by_worker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("started_on"))), name="programme_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="programme_end_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=12)),
                ("text", models.CharField(blank=True, max_length=300)),
                (
                    "mid",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "reached"),
                            ("partly", "partly reached"),
                            ("no", "not reached"),
                            ("", "not known"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "reached",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "reached"),
                            ("partly", "partly reached"),
                            ("no", "not reached"),
                            ("", "not known"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="crisis.programme",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("programme", "code"), name="a_goal_once")],
            },
        ),
        migrations.CreateModel(
            name="Ready",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("scientist", models.BooleanField(default=False)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="crisis.area",
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
                    models.UniqueConstraint(fields=("institution", "account"), name="ready_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="ready_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("points", models.JSONField(default=dict)),
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
                    "crisis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="looks", to="crisis.crisis"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["crisis", "-at"], name="look_by_crisis")],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "mode",
                    models.CharField(
                        choices=[("home", "at their home"), ("phone", "phone"), ("elsewhere", "elsewhere")],
                        max_length=10,
                    ),
                ),
                ("met", models.BooleanField(default=True)),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("outside_minutes", models.PositiveSmallIntegerField()),
                ("who", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("noted_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "crisis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="crisis.crisis",
                    ),
                ),
                (
                    "look",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contact",
                        to="crisis.safetylook",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["crisis", "-starts_at"], name="contact_by_crisis")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outside_minutes__lte", models.F("minutes"))),
                        name="outside_is_part_of_all",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("agreed_at", models.DateTimeField()),
                ("at_home", models.BooleanField(default=True)),
                ("language", models.CharField(max_length=5)),
                ("present", models.CharField(max_length=300)),
                ("worries", models.TextField()),
                ("steps", models.TextField()),
                ("signs", models.TextField(blank=True)),
                ("call", models.CharField(max_length=300)),
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
                    "crisis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="crisis.crisis"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["crisis", "-agreed_at"], name="plan_by_crisis")],
            },
        ),
        migrations.CreateModel(
            name="Upstream",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("signs", models.JSONField(default=list)),
                ("words", models.TextField(blank=True)),
                ("earlier", models.TextField(blank=True)),
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
                    "crisis",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="upstream",
                        to="crisis.crisis",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("second", "second decider"), ("scientist", "behavioural scientist")],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("agrees", models.BooleanField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voices",
                        to="crisis.decision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("made", "role"), name="one_voice_per_role"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("account__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                        ),
                        name="a_voice_is_somebodys",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agrees", None), ("said_at__isnull", False), _connector="OR"),
                        name="a_voice_has_a_time",
                    ),
                ],
            },
        ),
    ]
