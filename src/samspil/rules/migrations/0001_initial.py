import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("institutions", "0002_in_preparation"),
    ]

    operations = [
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "table",
                    models.CharField(
                        choices=[
                            ("confidentiality", "What may cross, and on which basis"),
                            ("disclosure_without_consent", "What may be told without consent"),
                            ("file_access_ages", "Who may read the file, by age"),
                            ("retention", "How long files are kept"),
                            ("request_clocks", "How soon a person is answered"),
                            ("review_hours", "How soon a look in an emergency is reviewed"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        choices=[
                            ("CZ", "Czechia"),
                            ("DK", "Denmark"),
                            ("FI", "Finland"),
                            ("GB", "United Kingdom"),
                            ("NL", "Netherlands"),
                        ],
                        max_length=2,
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("value", models.JSONField()),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
                ("source_url", models.URLField(blank=True, max_length=300)),
                (
                    "checked",
                    models.CharField(
                        choices=[
                            ("read", "read at the source"),
                            ("unchecked", "not yet checked at the source"),
                            ("choice", "a choice, not law"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("reason", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for a second person"),
                            ("approved", "approved"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
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
                "indexes": [
                    models.Index(fields=["country", "state", "proposed_at"], name="proposal_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "declined"]), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_rule_is_decided_by_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("institution", None), ("state", "waiting")),
                        fields=("table", "country", "key"),
                        name="one_proposal_waits_for_a_country",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("table", "institution", "key"),
                        name="one_proposal_waits_for_a_house",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="proposal_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "table",
                    models.CharField(
                        choices=[
                            ("confidentiality", "What may cross, and on which basis"),
                            ("disclosure_without_consent", "What may be told without consent"),
                            ("file_access_ages", "Who may read the file, by age"),
                            ("retention", "How long files are kept"),
                            ("request_clocks", "How soon a person is answered"),
                            ("review_hours", "How soon a look in an emergency is reviewed"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        choices=[
                            ("CZ", "Czechia"),
                            ("DK", "Denmark"),
                            ("FI", "Finland"),
                            ("GB", "United Kingdom"),
                            ("NL", "Netherlands"),
                        ],
                        max_length=2,
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("value", models.JSONField()),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
                ("source_url", models.URLField(blank=True, max_length=300)),
                (
                    "checked",
                    models.CharField(
                        choices=[
                            ("read", "read at the source"),
                            ("unchecked", "not yet checked at the source"),
                            ("choice", "a choice, not law"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rule",
                        to="rules.proposal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("institution", None)),
                        fields=("table", "country", "key", "version"),
                        name="one_rule_per_version",
                    ),
                    models.UniqueConstraint(
                        fields=("table", "institution", "key", "version"), name="one_own_rule_per_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="rule_order",
                    ),
                ],
            },
        ),
    ]
