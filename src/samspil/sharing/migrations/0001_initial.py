import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0004_crossing"),
        ("consents", "0001_initial"),
        ("institutions", "0002_in_preparation"),
        ("people", "0006_who_noted_a_stay"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ask",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("topic", "something about a topic"),
                            ("record", "a certain record"),
                            ("fields", "certain facts that a law names"),
                        ],
                        max_length=10,
                    ),
                ),
                ("scope", models.JSONField(default=list)),
                ("fields", models.JSONField(default=list)),
                ("question", models.CharField(blank=True, max_length=500)),
                ("purpose", models.CharField(max_length=160)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("consent", "written consent"),
                            ("statute", "law"),
                            ("request", "written request"),
                            ("emergency", "emergency"),
                        ],
                        max_length=10,
                    ),
                ),
                ("basis_note", models.CharField(blank=True, max_length=160)),
                ("statute", models.CharField(blank=True, max_length=160)),
                ("requested_on", models.DateField(blank=True, null=True)),
                ("needed_by", models.DateField()),
                ("until", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("given", "answered, in part"),
                            ("phone", "answered by phone"),
                            ("refused", "refused, with a reason"),
                            ("taken_back", "taken back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("in_time", models.BooleanField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="cases.case"
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consents.consent",
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
                "indexes": [
                    models.Index(fields=["to", "state", "needed_by", "id"], name="ask_waiting"),
                    models.Index(fields=["to", "-asked_at", "-id"], name="ask_got"),
                    models.Index(fields=["asker", "-asked_at", "-id"], name="ask_sent"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asker", models.F("to")), _negated=True),
                        name="nobody_asks_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="an_answered_question_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_refusal_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "consent"), _negated=True),
                            ("consent__isnull", False),
                            _connector="OR",
                        ),
                        name="a_question_on_consent_names_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AskShare",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="given", to="sharing.ask"
                    ),
                ),
                (
                    "share",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.share"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
