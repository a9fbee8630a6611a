"""Whether what somebody says about a family can be kept; each problem beside its field."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.carers.terms import TOPIC_DETAILS, MemberRole, Source, Stance, Topic


def member_problems(role: str, given_name: str, born_on: dt.date | None, *, today: dt.date) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if role not in MemberRole.values:
        problems["role"] = _("Choose who this is in the family.")
    if not given_name.strip():
        problems["given_name"] = _("Write the first name.")
    if born_on is not None and born_on > today:
        problems["born_on"] = _("This day has not come yet.")
    return problems


def fact_problems(
    topic: str,
    stance: str,
    source: str,
    detail: str,
    low: int | None,
    high: int | None,
    text: str,
    on: dt.date | None,
    *,
    today: dt.date,
) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if topic not in Topic.values:
        problems["topic"] = _("Choose what it is about.")
    if stance not in Stance.values:
        problems["stance"] = _("Choose whether they want, can, cannot or have it.")
    if source not in Source.values:
        problems["source"] = _("Choose where this is known from.")
    choices = TOPIC_DETAILS.get(topic)
    if choices and detail not in choices.values:
        problems["detail"] = _("Choose one from the list.")
    if low is not None and high is not None and high < low:
        problems["high"] = _("The second number must not be smaller than the first.")
    if on is not None and on > today:
        problems["on"] = _("This day has not come yet.")
    if topic == Topic.OTHER and not text.strip():
        problems["text"] = _("Write it in their words.")
    elif len(text) > 300:
        problems["text"] = _("This is too long. Say it in fewer words.")
    return problems
