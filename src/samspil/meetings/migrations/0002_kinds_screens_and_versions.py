import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("institutions", "0003_revision"),
        ("meetings", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="changed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="comments_until",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="kind_row",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="meeting",
            name="late_reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="meeting",
            name="private_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="invitation",
            name="basis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "not said yet"),
                    ("takes_part", "their institution takes part in the case"),
                    ("concerned", "it is about them"),
                    ("chosen", "chosen by the child or the family"),
                    ("consent", "somebody consented in writing"),
                    ("statute", "the law allows it"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="basis_says",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name="invitation",
            name="briefed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="invitation",
            name="gets",
            field=models.CharField(
                blank=True,
                choices=[
                    ("all", "everything"),
                    ("agreed", "what was decided and who does what"),
                    ("own", "only what concerns them"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="letter",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="attendance",
            name="remote",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="attendance",
            name="signed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="attendance",
            name="signed_how",
            field=models.CharField(
                blank=True, choices=[("paper", "on paper"), ("own", "signed in")], max_length=6
            ),
        ),
        migrations.AlterField(
            model_name="invitation",
            name="role",
            field=models.CharField(
                choices=[
                    ("facilitator", "leads the meeting"),
                    ("minute_taker", "takes the minutes"),
                    ("presenter", "presents"),
                    ("participant", "takes part"),
                    ("support", "support person"),
                    ("child_support", "support person of the child"),
                    ("circle", "from the circle around the family"),
                    ("child", "child"),
                    ("parent", "parent"),
                ],
                max_length=14,
            ),
        ),
        migrations.AlterField(
            model_name="meeting",
            name="kind",
            field=models.CharField(
                choices=[
                    ("team", "Team meeting"),
                    ("conference", "Case conference"),
                    ("network", "Network meeting"),
                    ("review", "Plan review"),
                    ("forum", "Rethink forum"),
                ],
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="SharedScreen",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("happening", "What is happening"),
                            ("keeps", "What keeps it going"),
                            ("helps", "What helps"),
                            ("network", "Who is around"),
                            ("think", "What we think"),
                            ("goals", "Goals"),
                            ("private", "Private time"),
                            ("do", "What we will do"),
                        ],
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screens",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "opened_by",
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
                        condition=models.Q(("closed_at", None)),
                        fields=("meeting",),
                        name="one_open_screen_of_a_meeting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("knocked_at", models.DateTimeField()),
                ("let_in_at", models.DateTimeField(blank=True, null=True)),
                ("sent_out_at", models.DateTimeField(blank=True, null=True)),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.invitation",
                    ),
                ),
                (
                    "screen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guests",
                        to="meetings.sharedscreen",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["screen", "knocked_at"], name="guest_by_screen")],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("noted_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="meetings.invitation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="meetings.meeting",
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
                "indexes": [
                    models.Index(fields=["meeting", "noted_at"], name="task_by_meeting"),
                    models.Index(fields=["invitation", "done_at", "due_on"], name="task_by_invitation"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.CharField(max_length=500)),
                ("said_at", models.DateTimeField()),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="meetings.invitation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="meetings.meeting",
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
                "indexes": [models.Index(fields=["meeting", "said_at"], name="comment_by_meeting")],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
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
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("account", "institution"),
                        name="one_feed_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("why", models.CharField(blank=True, max_length=300)),
                ("kept_at", models.DateTimeField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="minutes_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("why", ""), _negated=True), _connector="OR"
                        ),
                        name="a_correction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("suits", "This case suits this kind of meeting"),
                            ("roles", "It is clear who leads, who takes the minutes and who presents"),
                            ("told", "Everybody was told what it is, why they are needed and for which goal"),
                            ("basis", "It is written down why each person may be present"),
                            ("child_prepared", "The child was prepared"),
                            ("child_support", "The child has a support person of their own, or wants none"),
                            ("parents_asked", "The parents were asked whether they want a support person"),
                            ("circle", "Everybody who plays or could play a part was thought of"),
                            ("independent", "Whoever leads it is independent of the case"),
                            ("family_chose", "The family chose the place and the time"),
                            ("map", "The map is drawn and has been looked at"),
                            ("plan_read", "Everybody has read the plan"),
                        ],
                        max_length=16,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                ("done_at", models.DateTimeField()),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preparations",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("meeting", "item"), name="prepared_once")],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("measure", models.CharField(blank=True, max_length=500)),
                (
                    "competence",
                    models.CharField(
                        blank=True,
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
                ("noted_at", models.DateTimeField()),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="risks",
                        to="meetings.meeting",
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
                "indexes": [models.Index(fields=["meeting", "noted_at"], name="risk_by_meeting")],
            },
        ),
    ]
