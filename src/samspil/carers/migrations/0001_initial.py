import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samspil.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("institutions", "0003_revision"),
        ("people", "0008_more_bonds"),
    ]

    operations = [
        migrations.CreateModel(
            name="FosterFamily",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("on_the_way", "on the way"),
                            ("approved", "approved"),
                            ("declined", "not approved"),
                            ("ended", "no longer fosters"),
                        ],
                        default="on_the_way",
                        max_length=12,
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=80)),
                ("street", models.CharField(blank=True, max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=12)),
                ("city", models.CharField(blank=True, max_length=80)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("protected", models.BooleanField(default=False)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(blank=True, max_length=5)),
                ("home", models.TextField(blank=True)),
                ("last_heard_on", models.DateField(blank=True, null=True)),
                ("known_since", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "consultant",
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
                "indexes": [
                    models.Index(fields=["institution", "status", "name", "id"], name="family_by_status"),
                    models.Index(fields=["consultant", "status"], name="family_by_consultant"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_point_has_two_numbers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="a_family_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FamilyFact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("ages", "age of the child"),
                            ("sex", "girl or boy"),
                            ("need", "what a child needs"),
                            ("siblings", "brothers and sisters together"),
                            ("duration", "how long"),
                            ("contact", "contact with the parents"),
                            ("language", "language spoken at home"),
                            ("school_run", "way to school"),
                            ("animal", "animals at home"),
                            ("smoking", "smoking at home"),
                            ("own_room", "a room of the child's own"),
                            ("step_free", "home without steps"),
                            ("own_children", "age beside the own children"),
                            ("daytime", "somebody at home by day"),
                            ("faith", "faith lived at home"),
                            ("other", "something else"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("wants", "wants"),
                            ("can", "can"),
                            ("cannot", "cannot or does not want to"),
                            ("has", "is so"),
                            ("has_not", "is not so"),
                        ],
                        max_length=10,
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=20)),
                ("low", models.SmallIntegerField(blank=True, null=True)),
                ("high", models.SmallIntegerField(blank=True, null=True)),
                ("text", models.CharField(blank=True, max_length=300)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("family", "said by the family"),
                            ("visit", "seen on a home visit"),
                            ("report", "report on the family"),
                            ("course", "preparation or course"),
                            ("guidance", "guidance"),
                            ("list", "list taken over"),
                        ],
                        max_length=10,
                    ),
                ),
                ("noted_on", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
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
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["family", "until"], name="fact_by_family")],
            },
        ),
        migrations.CreateModel(
            name="Break",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="break_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
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
                ("age_from", models.PositiveSmallIntegerField(default=0)),
                ("age_before", models.PositiveSmallIntegerField(default=18)),
                ("places", models.PositiveSmallIntegerField()),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("conditions", models.TextField(blank=True)),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="approval_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("age_before__gt", models.F("age_from"))),
                        name="approved_ages_have_an_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1)), name="an_approval_has_a_place"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guide",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
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
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("family",), name="one_guide_at_a_time"
                    )
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("carer", "foster carer"),
                            ("child", "own child"),
                            ("other", "somebody else at home"),
                        ],
                        max_length=10,
                    ),
                ),
                ("given_name", models.CharField(max_length=80)),
                ("family_name", models.CharField(blank=True, max_length=80)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("relation", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["account", "until"], name="family_by_account")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="family_member_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Learning",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("baby", "care of a baby"),
                            ("attachment", "help to feel safe with adults"),
                            ("trauma", "living with what was terrible"),
                            ("behaviour", "anger that hurts people or things"),
                            ("attention", "calm and structure, as with ADHD"),
                            ("autism", "clearness, as with autism"),
                            ("learning", "a learning disability"),
                            ("physical", "a physical disability"),
                            ("illness", "care in illness"),
                            ("school", "daily help with school"),
                            ("self_harm", "self-harm"),
                            ("substances", "drugs or drink, also before birth"),
                            ("sexual", "sexual abuse or behaviour"),
                            ("running", "running away"),
                            ("flight", "having fled alone"),
                        ],
                        max_length=15,
                    ),
                ),
                ("done_on", models.DateField()),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("family", "said by the family"),
                            ("visit", "seen on a home visit"),
                            ("report", "report on the family"),
                            ("course", "preparation or course"),
                            ("guidance", "guidance"),
                            ("list", "list taken over"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="carers.member",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Offer",
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
                ("places", models.PositiveSmallIntegerField()),
                ("since", models.DateField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("family", "said by the family"),
                            ("visit", "seen on a home visit"),
                            ("report", "report on the family"),
                            ("course", "preparation or course"),
                            ("guidance", "guidance"),
                            ("list", "list taken over"),
                        ],
                        max_length=10,
                    ),
                ),
                ("noted_on", models.DateField()),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samspil.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="carers.fosterfamily",
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
                        fields=("family",),
                        name="one_suspension_at_a_time",
                    )
                ],
            },
        ),
    ]
