import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("institutions", "0003_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name="Roster",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "purpose",
                    models.CharField(
                        choices=[("line", "acute line"), ("crisis", "crisis help")], max_length=10
                    ),
                ),
                ("country", models.CharField(max_length=2)),
                ("time_zone", models.CharField(max_length=40)),
                ("open_since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("overlap_minutes", models.PositiveSmallIntegerField(default=15)),
                ("next_after", models.PositiveSmallIntegerField(default=20)),
                ("otherwise_after", models.PositiveSmallIntegerField(default=60)),
                ("otherwise", models.CharField(max_length=120)),
                ("otherwise_phone", models.CharField(max_length=30)),
                ("two_lines", models.BooleanField(default=True)),
                ("revision", models.PositiveIntegerField(default=1)),
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
                "indexes": [models.Index(fields=["institution", "name"], name="roster_by_institution")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("otherwise", ""), _negated=True),
                            models.Q(("otherwise_phone", ""), _negated=True),
                        ),
                        name="a_rota_always_names_who_answers",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pattern",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("line", models.PositiveSmallIntegerField(choices=[(1, "First line"), (2, "Second line")])),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("evening", "evening"),
                            ("night", "night"),
                            ("whole", "day and night"),
                        ],
                        max_length=10,
                    ),
                ),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                ("skill", models.CharField(blank=True, max_length=12)),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="patterns", to="duty.roster"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("roster", "line", "starts"), name="one_pattern_begins_then"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Month",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "being drawn up"), ("published", "published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="months", to="duty.roster"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("roster", "first_on"), name="one_rota_a_month")
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("share", models.PositiveSmallIntegerField(default=100)),
                ("first_line", models.BooleanField(default=True)),
                ("second_line", models.BooleanField(default=False)),
                ("skills", models.JSONField(default=list)),
                ("languages", models.JSONField(default=list)),
                ("phone", models.CharField(max_length=30)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
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
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="duty.roster"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["account", "until"], name="rota_by_account")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="rota_member_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("roster", "account"),
                        name="on_a_rota_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("share__gte", 1), ("share__lte", 100)), name="a_share_of_a_rota"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("line", models.PositiveSmallIntegerField(choices=[(1, "First line"), (2, "Second line")])),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(max_length=30)),
                ("why", models.CharField(blank=True, max_length=200)),
                ("said_at", models.DateTimeField()),
                (
                    "said_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="covers", to="duty.roster"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["roster", "line", "since"], name="cover_by_roster")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="cover_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("phone", ""), _negated=True)
                        ),
                        name="cover_is_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("line", models.PositiveSmallIntegerField(choices=[(1, "First line"), (2, "Second line")])),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("evening", "evening"),
                            ("night", "night"),
                            ("whole", "day and night"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("live", models.BooleanField(default=False)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("hand", "set by hand"),
                            ("engine", "proposed, then published by a person"),
                            ("swap", "swapped"),
                            ("taken", "taken over while it ran"),
                            ("repair", "changed because somebody fell ill"),
                        ],
                        default="hand",
                        max_length=10,
                    ),
                ),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="duty.member",
                    ),
                ),
                (
                    "month",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shifts", to="duty.month"
                    ),
                ),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shifts", to="duty.roster"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["member", "starts_at"], name="shift_by_member"),
                    models.Index(fields=["month", "line", "starts_at"], name="shift_by_month"),
                    models.Index(
                        condition=models.Q(("member", None)),
                        fields=["roster", "starts_at"],
                        name="shift_of_nobody",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="a_shift_has_an_order",
                    ),
                    models.UniqueConstraint(
                        fields=("roster", "line", "starts_at"), name="one_shift_begins_then"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Swap",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("done", "done"),
                            ("declined", "declined"),
                            ("withdrawn", "taken back"),
                            ("lapsed", "fell away, because the rota changed"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="duty.member"
                    ),
                ),
                (
                    "instead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="duty.shift",
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="swaps", to="duty.shift"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asked", to="duty.member"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["to", "state"], name="swap_by_member")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("shift", "to"),
                        name="asked_once_for_a_shift",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
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
                            ("leave", "leave"),
                            ("ill", "ill"),
                            ("cannot", "cannot"),
                            ("rather_not", "would rather not"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
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
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="absences", to="duty.member"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "until"], name="absence_by_member")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="absence_order",
                    )
                ],
            },
        ),
    ]
