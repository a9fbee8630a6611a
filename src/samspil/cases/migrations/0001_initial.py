import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("institutions", "0001_initial"),
        ("people", "0001_initial"),
        ("referrals", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reference", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=5)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "close_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("goals_met", "goals met"),
                            ("moved", "moved away"),
                            ("handed_over", "handed over"),
                            ("wish", "the family's wish"),
                            ("of_age", "of age"),
                            ("adopted", "adopted"),
                            ("died", "died"),
                            ("care_ended", "care ended"),
                            ("other", "other"),
                        ],
                        max_length=15,
                    ),
                ),
                ("worker_missing_since", models.DateTimeField(blank=True, null=True)),
                ("next_on", models.DateField(blank=True, null=True)),
                ("next_time", models.TimeField(blank=True, null=True)),
                ("next_what", models.CharField(blank=True, max_length=160)),
                ("next_missing_since", models.DateTimeField(blank=True, null=True)),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("home", "at home"),
                            ("relatives", "with relatives"),
                            ("network", "with friends of the family"),
                            ("foster", "in a foster family"),
                            ("adoption", "placed for adoption"),
                            ("crisis_bed", "in a crisis bed"),
                            ("residential", "in a residential institution"),
                            ("hospital", "in hospital"),
                            ("secure", "in a secure unit"),
                            ("independent", "living independently"),
                            ("elsewhere", "elsewhere"),
                            ("not_known", "not known"),
                        ],
                        max_length=15,
                    ),
                ),
                ("place_text", models.CharField(blank=True, max_length=160)),
                ("place_since", models.DateField()),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="people.person"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="institutions.institution",
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="referrals.referral",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["worker", "closed_at", "next_on"], name="case_by_worker")],
                "constraints": [
                    models.UniqueConstraint(fields=("institution", "reference"), name="case_reference_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", False),
                            ("worker__isnull", False),
                            ("worker_missing_since__isnull", False),
                            _connector="OR",
                        ),
                        name="an_open_case_has_a_worker_or_misses_one_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", False),
                            ("next_on__isnull", False),
                            ("next_missing_since__isnull", False),
                            _connector="OR",
                        ),
                        name="an_open_case_has_a_next_date_or_misses_one_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "place__in",
                                [
                                    "home",
                                    "relatives",
                                    "network",
                                    "foster",
                                    "adoption",
                                    "crisis_bed",
                                    "residential",
                                    "hospital",
                                    "secure",
                                    "independent",
                                    "elsewhere",
                                    "not_known",
                                ],
                            )
                        ),
                        name="a_case_says_where_the_child_is_or_that_it_is_not_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            models.Q(("close_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_closed_case_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
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
                            ("note", "Note"),
                            ("contact", "Contact"),
                            ("decision", "Decision"),
                            ("voice", "The child's words"),
                            ("event", "Event"),
                        ],
                        max_length=10,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40)),
                ("data", models.JSONField(blank=True, default=dict)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("visit", "home visit"),
                            ("phone", "phone"),
                            ("office", "at the office"),
                            ("school", "at school"),
                            ("outside", "outside, on the way"),
                            ("online", "online"),
                            ("message", "message"),
                        ],
                        max_length=10,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("text", models.TextField(blank=True)),
                ("language", models.CharField(max_length=5)),
                ("voice_how", models.CharField(blank=True, max_length=160)),
                ("for_all", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="cases.case"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="institutions.institution"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "-happened_at", "-id"], name="entry_by_time"),
                    models.Index(fields=["case", "recorded_at"], name="entry_by_arrival"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("code", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_entry_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("replaced_at", models.DateTimeField()),
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="cases.entry"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "revision"), name="entry_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="LastLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("looked_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="institutions.institution"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("account", "institution"), name="one_last_look")
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
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
                (
                    "part",
                    models.CharField(
                        choices=[("owner", "leads the case"), ("partner", "takes part")], max_length=10
                    ),
                ),
                ("purpose", models.CharField(blank=True, max_length=160)),
                (
                    "basis",
                    models.CharField(
                        blank=True,
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
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("is_open", models.BooleanField(default=True)),
                ("listed_on", models.DateField()),
                ("listed_name", models.CharField(max_length=120)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="cases.case",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="institutions.institution"
                    ),
                ),
                (
                    "worker",
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
                "indexes": [
                    models.Index(
                        fields=["institution", "is_open", "listed_on", "id"], name="part_by_next_date"
                    ),
                    models.Index(fields=["institution", "is_open", "listed_name", "id"], name="part_by_name"),
                    models.Index(fields=["worker", "is_open", "listed_on", "id"], name="part_by_worker"),
                    models.Index(fields=["case", "institution"], name="part_by_case"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="participation_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("case", "institution"),
                        name="takes_part_once_without_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
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
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="cases.entry"
                    ),
                ),
                (
                    "shared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="institutions.institution"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["to", "entry", "until"], name="share_to")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="share_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Whereabouts",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("home", "at home"),
                            ("relatives", "with relatives"),
                            ("network", "with friends of the family"),
                            ("foster", "in a foster family"),
                            ("adoption", "placed for adoption"),
                            ("crisis_bed", "in a crisis bed"),
                            ("residential", "in a residential institution"),
                            ("hospital", "in hospital"),
                            ("secure", "in a secure unit"),
                            ("independent", "living independently"),
                            ("elsewhere", "elsewhere"),
                            ("not_known", "not known"),
                        ],
                        max_length=15,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=160)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="whereabouts",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="whereabouts_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("case",),
                        name="the_child_is_in_one_place",
                    ),
                ],
            },
        ),
    ]
