import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("cases", "0003_secret_places"),
        ("consents", "0001_initial"),
        ("institutions", "0001_initial"),
        ("people", "0006_who_noted_a_stay"),
    ]

    operations = [
        migrations.AddField(
            model_name="share",
            name="case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shares_of_facts",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="consent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="consents.consent",
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="excerpt",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="share",
            name="fields",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name="share",
            name="giver",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="institutions.institution",
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="requested_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="share",
            name="statute",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name="share",
            name="to_account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="to_team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="institutions.team",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="consent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="consents.consent",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="only",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="participation",
            name="part",
            field=models.CharField(
                choices=[
                    ("owner", "leads the case"),
                    ("partner", "takes part"),
                    ("emergency", "looks in an emergency"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="share",
            name="entry",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shares",
                to="cases.entry",
            ),
        ),
        migrations.CreateModel(
            name="EmergencyLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.TextField()),
                ("review_due", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("right", "it was right"),
                            ("right_but", "it was right, but more was seen than needed"),
                            ("not_right", "it was not right"),
                        ],
                        max_length=15,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="emergency",
                        to="cases.participation",
                    ),
                ),
                (
                    "reviewed_by",
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
                "indexes": [models.Index(fields=["reviewed_at", "review_due"], name="emergency_by_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by__isnull", True),
                            models.Q(("reviewed_by", models.F("account")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_reviews_their_own_look",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding", ""), ("reviewed_at__isnull", True)),
                            models.Q(
                                ("reviewed_at__isnull", False), models.Q(("finding", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_review_says_what_it_found",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entry__isnull", False), ("person__isnull", True)),
                    models.Q(
                        ("case__isnull", False),
                        ("entry__isnull", True),
                        ("person__isnull", False),
                        models.Q(("fields", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_share_is_of_an_entry_or_of_named_facts",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("only__isnull", False), ("part", "emergency"), ("until__isnull", False)),
                    models.Q(models.Q(("part", "emergency"), _negated=True), ("only__isnull", True)),
                    _connector="OR",
                ),
                name="an_emergency_is_one_persons_and_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="share",
            index=models.Index(fields=["person", "to", "until"], name="share_of_facts"),
        ),
    ]
