"""Reminders of the goals: one mail a day to who wants one, at their hour, never in their quiet hours."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.notices import service as notices
from samspil.supervision.models import Goal, Habit, Tap
from samspil.supervision.operations.growing import in_quiet
from samspil.trail import service as trail


@transaction.atomic
def remind(*, by: Actor, at: dt.datetime) -> int:
    """Everybody of an institution's families whose hour has come, who has a goal that nobody answered for today. The mail
    says nothing of the goal. What the clock missed in quiet hours waits until they are over; a new day begins anew."""
    zone = ZoneInfo(by.time_zone)
    local = at.astimezone(zone)
    today, clock = local.date(), local.time()
    due = Habit.objects.filter(
        Q(reminded_on=None) | Q(reminded_on__lt=today), family__institution=by.institution
    )
    due = due.filter(Q(remind_at__lte=clock) | ~Q(account__time_zone=""), remind_at__isnull=False)
    due = due.filter(account__is_active=True).filter(_unanswered(today))
    sent = 0
    for habit in due.select_related("account").order_by("pk"):
        own = at.astimezone(ZoneInfo(habit.account.time_zone)).time() if habit.account.time_zone else clock
        if (
            habit.remind_at is None
            or own < habit.remind_at
            or in_quiet(own, habit.quiet_from, habit.quiet_until)
        ):
            continue
        with translation.override(habit.account.language):
            notices.send(
                by=by, at=at, to=habit.account.email, subject=_("Your goal for today"),
                body=_("One tap, if you like: %(link)s\n\nAn empty day is only a day without a tap.")
                % {"link": settings.SITE_URL.rstrip("/") + reverse("supervision:own_plan")},
            )  # fmt: skip
        Habit.objects.filter(pk=habit.pk).update(reminded_on=today)
        sent += 1
    if sent:
        trail.record(by=by, at=at, act="supervision.remind", record_kind="institution", record=by.institution)
    return sent


def _unanswered(today: dt.date) -> Exists:
    """The family has a running goal of this day of the week that has no answer for today."""
    said = Tap.objects.filter(goal=OuterRef("pk"), day=today)
    goals = Goal.objects.filter(
        Q(weekdays="") | Q(weekdays__contains=str(today.weekday())),
        ~Exists(said),
        plan__family=OuterRef("family"),
        plan__ended_on=None,
        ended_on=None,
        starts_on__lte=today,
    )
    return Exists(goals)
