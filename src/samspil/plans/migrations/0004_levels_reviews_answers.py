import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("formulations", "0001_initial"),
        ("institutions", "0003_revision"),
        ("people", "0007_records_of_one_person"),
        ("plans", "0003_what_a_step_comes_from"),
    ]

    operations = [
        migrations.AddField(
            model_name="step",
            name="marked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="step",
            name="needs",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="step",
            name="needs_there",
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="step",
            name="rhythm",
            field=models.CharField(
                choices=[
                    ("once", "once"),
                    ("daily", "every day"),
                    ("weekdays", "Monday to Friday"),
                    ("weekly", "once a week"),
                ],
                default="once",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="expected",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="goal",
            name="factor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="formulations.factor",
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="less",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="goal",
            name="more",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="goal",
            name="much_less",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="goal",
            name="much_more",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="goal",
            name="start_level",
            field=models.SmallIntegerField(
                blank=True,
                choices=[(-1, "less than expected"), (-2, "much less than expected, as it can get no worse")],
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="started_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("started_at", None),
                    models.Q(
                        ("much_less", ""),
                        ("less", ""),
                        ("expected", ""),
                        ("more", ""),
                        ("much_more", ""),
                        _connector="OR",
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="a_goal_starts_with_all_five_levels",
            ),
        ),
        migrations.CreateModel(
            name="Overdue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_on", models.DateField()),
                ("told_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="overdue", to="plans.plan"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overdue",
                        to="plans.step",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["institution", "told_at"], name="overdue_by_institution")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("step__isnull", False)),
                        fields=("step", "institution", "due_on"),
                        name="late_step_told_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("step", None)),
                        fields=("plan", "institution", "due_on"),
                        name="late_review_told_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("language", models.CharField(max_length=5)),
                ("time_zone", models.CharField(max_length=40)),
                ("whole", models.BooleanField(default=False)),
                ("until", models.DateTimeField()),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="plans.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("plan", "person"),
                        name="one_link_for_each_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_on", models.DateField()),
                ("held_on", models.DateField()),
                ("held_at", models.DateTimeField()),
                ("goes_on", models.BooleanField()),
                ("next_on", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=400)),
                (
                    "held_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="plans.plan"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["due_on"], name="review_by_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("goes_on", False), ("next_on__isnull", False), _connector="OR"),
                        name="a_plan_that_goes_on_says_until_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "level",
                    models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (-2, "much less than expected"),
                            (-1, "less than expected"),
                            (0, "as expected"),
                            (1, "more than expected"),
                            (2, "much more than expected"),
                        ],
                        null=True,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
                ("at", models.DateTimeField()),
                ("apart", models.BooleanField()),
                (
                    "chosen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="plans.goal"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="plans.planversion",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="plans.review",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["goal", "-at"], name="result_by_goal")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level", None), models.Q(("level__gte", -2), ("level__lte", 2)), _connector="OR"
                        ),
                        name="a_level_is_one_of_five",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tick",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("said", models.CharField(choices=[("yes", "yes"), ("not", "not today")], max_length=5)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ticks", to="plans.step"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("step", "person", "day"), name="one_answer_a_day")
                ],
            },
        ),
    ]
