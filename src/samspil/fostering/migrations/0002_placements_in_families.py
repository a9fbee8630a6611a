import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("carers", "0001_initial"),
        ("cases", "0009_tells"),
        ("fostering", "0001_initial"),
        ("institutions", "0003_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name="Care",
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
                            ("general", "general"),
                            ("strengthened", "strengthened"),
                            ("specialised", "specialised"),
                            ("network", "network"),
                            ("respite", "respite"),
                        ],
                        max_length=15,
                    ),
                ),
                ("emergency", models.BooleanField(default=False)),
                ("seat", models.PositiveSmallIntegerField()),
                ("decision", models.UUIDField(blank=True, null=True)),
                ("arrives_at", models.DateTimeField()),
                ("arrived_on", models.DateField(blank=True, null=True)),
                ("set_due_at", models.DateTimeField()),
                ("expected_until", models.DateField(blank=True, null=True)),
                ("visit_every_weeks", models.PositiveSmallIntegerField(default=6)),
                ("placed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "home, as planned"),
                            ("adult", "grown up, as planned"),
                            ("onward", "to the place that was meant for later, as planned"),
                            ("carer", "earlier than planned, by the foster family"),
                            ("child", "earlier than planned, by the child"),
                            ("parent", "earlier than planned, by a parent"),
                            ("authority", "earlier than planned, by the authority or a court"),
                            ("allegation", "because of an allegation"),
                            ("other", "for another reason"),
                            ("not_begun", "it did not begin"),
                        ],
                        max_length=12,
                    ),
                ),
                ("end_words", models.TextField(blank=True)),
                ("counted_by", models.CharField(blank=True, max_length=10)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "guide",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "placement",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="care",
                        to="fostering.placement",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["institution", "ended_on", "arrives_at"], name="care_by_institution"
                    ),
                    models.Index(fields=["family", "ended_on"], name="care_by_family"),
                    models.Index(fields=["case", "ended_on"], name="care_by_case"),
                    models.Index(fields=["guide", "ended_on"], name="care_by_guide"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("family", "kind", "seat"),
                        name="a_place_is_given_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None), models.Q(("kind", "respite"), _negated=True)),
                        fields=("case",),
                        name="a_child_lives_in_one_family",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("case", "family"),
                        name="a_child_once_in_a_family",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), models.Q(("end_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="what_ends_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("arrived_on", None),
                            ("ended_on", None),
                            ("ended_on__gte", models.F("arrived_on")),
                            _connector="OR",
                        ),
                        name="care_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                            ("medicine", "Medicine"),
                            ("allergy", "Allergies"),
                            ("sleep", "Sleeps best with"),
                            ("fear", "Is afraid of"),
                            ("hurts", "Can the child hurt others, or itself?"),
                            ("danger", "Who must not learn where the child is?"),
                            ("why", "Why can the child not be at home?"),
                            ("health", "Illness, doctor and vaccinations"),
                            ("siblings", "Brothers and sisters"),
                            ("parents", "Contact with the parents"),
                            ("language", "Language"),
                            ("food", "Food, faith and customs"),
                            ("school", "School or day care"),
                            ("clothes", "Clothes and dear things"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("told", "answered"),
                            ("not_known", "we do not know yet"),
                            ("withheld", "withheld"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=120)),
                ("next_step", models.CharField(blank=True, max_length=200)),
                (
                    "withheld_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("third", "it is about another person's health or life"),
                            ("safety", "it would put somebody in danger"),
                            ("inquiry", "the police or a court look into it"),
                            ("asked", "the child asked for it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("meaning", models.TextField(blank=True)),
                ("again_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("latest", models.BooleanField(default=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="fostering.care",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("latest", True)),
                        fields=("care", "item"),
                        name="one_answer_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "told"), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_answered_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withheld"), _negated=True),
                            models.Q(models.Q(("withheld_because", ""), _negated=True), ("text", "")),
                            _connector="OR",
                        ),
                        name="what_is_withheld_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Checkin",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("answers", models.JSONField()),
                ("words", models.TextField(blank=True)),
                ("call", models.BooleanField(default=False)),
                ("signs", models.JSONField(default=list)),
                ("strained", models.BooleanField(default=False)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checkins",
                        to="fostering.care",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["care", "-at"], name="checkin_by_care")],
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
                ("whom", models.CharField(max_length=120)),
                ("starts_at", models.DateTimeField()),
                ("where", models.CharField(blank=True, max_length=120)),
                ("company", models.CharField(blank=True, max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("held", "took place"),
                            ("not_held", "did not take place"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="fostering.care",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["care", "starts_at"], name="contact_by_care")],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "task",
                    models.CharField(
                        choices=[
                            ("everyday", "everyday things: clothes, hair, bedtime, pocket money"),
                            ("school", "sign papers of the school or day care"),
                            ("doctor", "go to the doctor and dentist"),
                            ("treatment", "agree to an operation or new medicine"),
                            ("sleepover", "let the child sleep at a friend's"),
                            ("trip", "travel in the country"),
                            ("abroad", "travel abroad"),
                            ("pictures", "pictures, phone and social media"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "decides",
                    models.CharField(
                        choices=[
                            ("carer", "you"),
                            ("ask", "you, after you have asked"),
                            ("parents", "the parents"),
                            ("authority", "the authority"),
                        ],
                        max_length=10,
                    ),
                ),
                ("given_by", models.CharField(max_length=120)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("set_at", models.DateTimeField()),
                ("latest", models.BooleanField(default=True)),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegations",
                        to="fostering.care",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("latest", True)),
                        fields=("care", "task"),
                        name="one_delegation_counts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Diary",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("text", models.TextField()),
                ("for_guide", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="diary", to="fostering.care"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "diary",
                "indexes": [models.Index(fields=["care", "-day", "-at"], name="diary_by_care")],
            },
        ),
        migrations.CreateModel(
            name="Entitlement",
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
                            ("basic", "for the child's upkeep"),
                            ("fee", "fee for the work"),
                            ("crisis", "for taking a child in a crisis"),
                            ("extra", "for special needs"),
                        ],
                        max_length=10,
                    ),
                ),
                ("times", models.DecimalField(decimal_places=2, default=1, max_digits=6)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("why", models.CharField(blank=True, max_length=200)),
                ("set_at", models.DateTimeField()),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entitlements",
                        to="fostering.care",
                    ),
                ),
                (
                    "set_by",
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
                        condition=models.Q(("until", None)),
                        fields=("care", "kind"),
                        name="one_running_entitlement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="entitlement_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("times__gt", 0)), name="an_entitlement_is_more_than_nothing"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Expense",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(max_length=120)),
                ("spent_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10)),
                ("currency", models.CharField(max_length=3)),
                ("file", models.UUIDField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "sent"),
                            ("agreed", "will be paid"),
                            ("refused", "will not be paid"),
                        ],
                        default="sent",
                        max_length=10,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expenses",
                        to="fostering.care",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["care", "-spent_on"], name="expense_by_care")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="an_expense_costs_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="who_refuses_an_expense_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("file", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="fostering.care",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.TextField()),
                ("holds", models.BooleanField(default=False)),
                ("items", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="fostering.care",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["care", "-at"], name="question_by_care")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="a_question_asks_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("told", models.PositiveSmallIntegerField()),
                ("missing", models.PositiveSmallIntegerField()),
                ("withheld", models.PositiveSmallIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="fostering.care",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["care", "-at"], name="receipt_by_care")],
            },
        ),
        migrations.CreateModel(
            name="Visit",
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
                            ("home", "at your home"),
                            ("online", "by video"),
                            ("office", "at our office"),
                        ],
                        default="home",
                        max_length=10,
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                ("held_on", models.DateField(blank=True, null=True)),
                ("cancelled_why", models.CharField(blank=True, max_length=200)),
                ("saw_child", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "care",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="fostering.care",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["care", "-planned_at"], name="visit_by_care")],
            },
        ),
    ]
