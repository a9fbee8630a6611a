import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0007_participation_revision"),
        ("institutions", "0003_revision"),
        ("people", "0008_more_bonds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80)),
                ("revision", models.PositiveIntegerField(default=1)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ties", to="cases.case"
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case"], name="tie_by_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("person__isnull", False)),
                            models.Q(("person__isnull", True), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_tie_names_a_person_or_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", True),
                            models.Q(("person", models.F("to")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_is_tied_to_themselves",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Said",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateField()),
                ("ended", models.BooleanField(default=False)),
                ("role", models.CharField(blank=True, max_length=80)),
                (
                    "quality",
                    models.CharField(
                        choices=[
                            ("strong", "strong"),
                            ("ordinary", "ordinary"),
                            ("weak", "weak"),
                            ("tense", "tense"),
                            ("broken", "cut off"),
                            ("not_known", "not known"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "support",
                    models.CharField(
                        choices=[
                            ("both", "gives and gets"),
                            ("gives", "gives"),
                            ("gets", "gets"),
                            ("none", "none now"),
                            ("not_known", "not known"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "often",
                    models.CharField(
                        choices=[
                            ("daily", "every day"),
                            ("weekly", "every week"),
                            ("monthly", "every month"),
                            ("seldom", "less often"),
                            ("never", "no contact"),
                            ("not_known", "not known"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "sphere",
                    models.CharField(
                        choices=[("private", "private"), ("work", "through work or school")], max_length=10
                    ),
                ),
                ("last_contact", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=160)),
                ("said_at", models.DateTimeField()),
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
                    "replaced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="said", to="ecomaps.tie"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("tie", "since"),
                        name="said_once_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "view",
                    models.CharField(
                        choices=[("family", "Family"), ("network", "Network"), ("both", "Both")],
                        max_length=10,
                    ),
                ),
                ("spots", models.JSONField(default=dict)),
                ("changed_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "institution", "view"), name="arranged_once")
                ],
            },
        ),
    ]
