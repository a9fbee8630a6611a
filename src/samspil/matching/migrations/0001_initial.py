import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("carers", "0001_initial"),
        ("cases", "0009_tells"),
        ("institutions", "0003_revision"),
        ("people", "0008_more_bonds"),
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
                ("children", models.JSONField(default=list)),
                ("told", models.JSONField(default=list)),
                ("why", models.TextField(blank=True)),
                ("proposed_at", models.DateTimeField()),
                ("answer_by", models.DateField()),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("decided", "decided for"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_why", models.CharField(blank=True, max_length=300)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="carers.fosterfamily",
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
                "indexes": [models.Index(fields=["family", "fate"], name="proposal_by_family")],
            },
        ),
        migrations.CreateModel(
            name="Acquaintance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("there", models.CharField(max_length=200)),
                ("child", models.TextField(blank=True)),
                ("parents", models.TextField(blank=True)),
                ("carers", models.TextField(blank=True)),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acquaintances",
                        to="matching.proposal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Search",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("waits_since", models.DateField()),
                ("come_on", models.DateField()),
                ("talk_on", models.DateField(blank=True, null=True)),
                (
                    "apart_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("specialist", "one needs specialist care that the other does not"),
                            ("threat", "one threatens the other"),
                            ("conflict", "many conflicts between them"),
                            ("abuse", "sexual abuse between them, or the suspicion of it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("apart_why", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("placed", "placed"),
                            ("split", "goes on in a search of its own for each"),
                            ("not_needed", "no foster family is needed any more"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "waits_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("compare", "Look for a family"),
                            ("answers", "Answers to the proposal"),
                            ("decision", "A decision on the proposal"),
                            ("reader", "A second reader"),
                            ("place", "The placement"),
                            ("", ""),
                        ],
                        max_length=10,
                    ),
                ),
                ("waits_due", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
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
                    "matcher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parted_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="matching.search",
                    ),
                ),
                (
                    "waits_on",
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
                        fields=["institution", "ended_at", "waits_since", "id"], name="search_by_waiting"
                    ),
                    models.Index(fields=["waits_on", "institution", "waits_for"], name="search_by_next"),
                    models.Index(fields=["case"], name="search_by_case"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("apart_for", ""), models.Q(("apart_why", ""), _negated=True), _connector="OR"
                        ),
                        name="who_parts_siblings_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended", ""), ("ended_at__isnull", True)),
                            models.Q(("ended_at__isnull", False), models.Q(("ended", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_search_that_ended_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("known", models.CharField(max_length=20)),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("child", "Child"),
                            ("parent", "Parents"),
                            ("carer", "Foster carers"),
                            ("environment", "Surroundings"),
                            ("organisation", "Organisation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("child", "the child"),
                            ("parent", "a parent"),
                            ("worker", "a worker"),
                            ("expert", "a specialist"),
                            ("court", "the court"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=120)),
                ("said_on", models.DateField()),
                ("must", models.BooleanField(default=False)),
                ("priority", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("wanted", models.JSONField(blank=True, default=dict)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("lat", models.FloatField(blank=True, null=True)),
                ("lon", models.FloatField(blank=True, null=True)),
                ("protected", models.BooleanField(default=False)),
                ("noted_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "whose",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="matching.search",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("priority__isnull", True),
                            models.Q(("priority__gte", 0), ("priority__lte", 7)),
                            _connector="OR",
                        ),
                        name="a_priority_is_0_to_7",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("protected", False),
                            models.Q(("lat__isnull", True), ("lon__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_protected_place_has_no_point",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("known", "own"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_own_criterion_has_words",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="proposal",
            name="search",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="matching.search"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("fate__in", ["open", "decided"])),
                fields=("search",),
                name="one_proposal_at_a_time",
            ),
        ),
        migrations.CreateModel(
            name="Noted",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("met", "met"),
                            ("partly", "partly"),
                            ("not", "not"),
                            ("unknown", "unknown"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("noted_at", models.DateTimeField()),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="noted", to="matching.need"
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="noted",
                        to="matching.search",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["search", "noted_at"], name="noted_in_search")],
            },
        ),
        migrations.CreateModel(
            name="Done",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "action",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Assess the request"),
                            (2, "Collect information, wishes, needs and possibilities of all"),
                            (3, "Compare and choose whom to propose"),
                            (4, "Put the proposal to the foster carers"),
                            (5, "Put the proposal to the parents and the young person"),
                            (6, "Child, parents and carers get to know each other"),
                            (7, "Decide on the match"),
                            (8, "Settling in, with the guide of the placement"),
                        ]
                    ),
                ),
                ("on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=300)),
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
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="done", to="matching.search"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("search", "action"), name="an_action_is_done_once")
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
                ("decided_at", models.DateTimeField()),
                ("reasons", models.TextField()),
                ("alternatives", models.TextField()),
                ("compromises", models.JSONField(default=list)),
                ("compromise_why", models.TextField(blank=True)),
                ("seen", models.JSONField(default=dict)),
                ("placed_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decision",
                        to="matching.proposal",
                    ),
                ),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="matching.search",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reasons", ""), _negated=True),
                            models.Q(("alternatives", ""), _negated=True),
                        ),
                        name="a_decision_has_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reader__isnull", True),
                            models.Q(("reader", models.F("decided_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_reads_their_own_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField()),
                ("where", models.CharField(max_length=160)),
                ("on", models.DateField()),
                ("until", models.DateField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="matching.search",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_call_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondReading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("agrees", "agrees"),
                            ("agrees_if", "agrees, if something is added"),
                            ("disagrees", "does not agree"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reading",
                        to="matching.decision",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Seeker",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("added_at", models.DateTimeField()),
                ("running", models.BooleanField(default=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seekers",
                        to="matching.search",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("running", True)),
                        fields=("case",),
                        name="a_child_is_in_one_search",
                    ),
                    models.UniqueConstraint(fields=("search", "case"), name="a_child_is_once_in_a_search"),
                ],
            },
        ),
        migrations.AddField(
            model_name="need",
            name="seeker",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="needs",
                to="matching.seeker",
            ),
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("label", models.CharField(max_length=300)),
                ("mark", models.CharField(max_length=8)),
                ("what", models.CharField(max_length=300)),
                ("who", models.CharField(max_length=120)),
                ("by_day", models.DateField(blank=True, null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="matching.decision",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="matching.need",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", ""), _negated=True), models.Q(("who", ""), _negated=True)
                        ),
                        name="support_says_what_and_who",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ban",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=80)),
                ("why", models.CharField(max_length=300)),
                ("basis", models.CharField(blank=True, max_length=160)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("noted_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="carers.fosterfamily",
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
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "institution"], name="ban_by_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area", ""), ("family__isnull", True), ("person__isnull", False)),
                            models.Q(("area", ""), ("family__isnull", False), ("person__isnull", True)),
                            models.Q(
                                ("family__isnull", True),
                                ("person__isnull", True),
                                models.Q(("area", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_ban_names_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="ban_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("specialist", "one needs specialist care that the other does not"),
                            ("threat", "one threatens the other"),
                            ("conflict", "many conflicts between them"),
                            ("abuse", "sexual abuse between them, or the suspicion of it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("noted_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
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
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "institution"], name="exclusion_by_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="exclusion_order",
                    )
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
                    "who",
                    models.CharField(
                        choices=[
                            ("carers", "the foster carers"),
                            ("parent", "a parent"),
                            ("youth", "the child or young person"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("yes", "yes"),
                            ("yes_if", "yes, if"),
                            ("no", "no"),
                            ("not_able", "could not be asked"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField()),
                ("on", models.DateField()),
                ("how", models.CharField(blank=True, max_length=120)),
                ("taken_at", models.DateTimeField()),
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
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="matching.proposal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="an_answer_has_a_reason"
                    )
                ],
            },
        ),
    ]
