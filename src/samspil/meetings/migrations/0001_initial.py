import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0002_listed_place"),
        ("institutions", "0001_initial"),
        ("people", "0002_plain_order"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("reasons", models.TextField(blank=True)),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("protection_measure", "a measure of child protection"),
                            ("out_of_home", "a placement out of home"),
                            ("crisis_bed", "a crisis bed"),
                            ("foster_match", "a match with a foster family"),
                            ("support_at_home", "support at home"),
                            ("treatment", "a treatment"),
                            ("school_measure", "a measure at school"),
                            ("club_offer", "an offer of the club"),
                            ("joint_plan", "the joint plan"),
                            ("close_case", "closing the case"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "competence",
                    models.CharField(
                        choices=[
                            ("statutory_child_protection", "Statutory child protection"),
                            ("family_support", "Family support"),
                            ("low_threshold_youth_work", "Low-threshold youth work"),
                            ("crisis_help", "Crisis help"),
                            ("foster_care", "Foster care"),
                            ("residential_specialist_care", "Residential specialist care"),
                            ("health", "Health"),
                            ("school", "School"),
                            ("client_support", "Client support"),
                        ],
                        max_length=30,
                    ),
                ),
                ("beyond", models.BooleanField(default=False)),
                ("decided_by", models.CharField(max_length=120)),
                ("decided_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
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
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(max_length=5)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("facilitator", "leads the meeting"),
                            ("minute_taker", "takes the minutes"),
                            ("presenter", "presents"),
                            ("participant", "takes part"),
                            ("support", "support person"),
                            ("child", "child"),
                            ("parent", "parent"),
                        ],
                        max_length=14,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=160)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "no answer yet"),
                            ("yes", "comes"),
                            ("no", "does not come"),
                            ("perhaps", "perhaps"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                (
                    "told",
                    models.CharField(
                        blank=True, choices=[("mail", "by mail"), ("person", "in person")], max_length=8
                    ),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_note", models.CharField(blank=True, max_length=500)),
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
                    "institution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account", "institution", "answer"], name="invitation_by_account")
                ],
            },
        ),
        migrations.CreateModel(
            name="Dissent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("who", models.CharField(max_length=120)),
                ("words", models.CharField(max_length=500)),
                ("noted_at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dissents",
                        to="meetings.decision",
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
                (
                    "invitation",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="meetings.invitation"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="meetings.invitation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("called_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("team", "Team meeting"),
                            ("conference", "Case conference"),
                            ("network", "Network meeting"),
                            ("review", "Plan review"),
                        ],
                        max_length=12,
                    ),
                ),
                ("goal", models.CharField(max_length=300)),
                ("agenda", models.TextField(blank=True)),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=60)),
                ("time_zone", models.CharField(max_length=40)),
                ("place", models.CharField(blank=True, max_length=160)),
                ("link", models.URLField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planned"), ("held", "held"), ("cancelled", "cancelled")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("began_at", models.DateTimeField(blank=True, null=True)),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_text", models.TextField(blank=True)),
                ("minutes_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_closed_at", models.DateTimeField(blank=True, null=True)),
                ("uid", models.CharField(max_length=80, unique=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "called_by",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="cases.case"
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
                    "minutes_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "-starts_at"], name="meeting_by_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("goal", ""), _negated=True), name="a_meeting_has_a_goal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            ("held_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_held_meeting_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes_closed_at__isnull", True), ("held_at__isnull", False), _connector="OR"
                        ),
                        name="only_a_held_meeting_has_closed_minutes",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="meetings.meeting"
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["meeting", "decided_at"], name="decision_by_meeting"),
        ),
        migrations.AddField(
            model_name="invitation",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="meetings.meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("account__isnull", False)),
                fields=("meeting", "account"),
                name="account_invited_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("meeting", "person"),
                name="person_invited_once",
            ),
        ),
    ]
