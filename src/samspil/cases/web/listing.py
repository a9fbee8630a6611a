"""The list of children: mine or the institution's, what is missing, where they are."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import LISTED
from samspil.cases.web.asked import Asked, asked, uuid_or_none, with_query
from samspil.people import service as people

GAPS = ("next", "worker", "place")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the list: its words, its address, and whether it is the one chosen now."""

    label: Any
    url: str
    on: bool


@needs(Word.CASE_READ, Purpose.OVERVIEW)
@require_safe
def children(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    get = request.GET
    whole = get.get("who") == "all"
    gap = get.get("gap", "") if get.get("gap") in GAPS else ""
    place = get.get("place", "") if get.get("place") in dict(LISTED) else ""
    closed, by_name = get.get("closed") == "1", get.get("sort") == "name"
    narrow = cases.ListFilter(
        worker=None if whole else me.actor.account, gap=gap, place=place, closed=closed, by_name=by_name
    )
    page = cases.children(
        narrow, for_=me.actor, at=me.now, today=me.today,
        after=uuid_or_none(get.get("after")), before=uuid_or_none(get.get("before")),
    )  # fmt: skip
    _under_one_name(page.items, me)
    me.saw("cases.children", kind="list", cases=[str(part.case_id) for part in page.items])
    return render(
        request,
        "cases/children.html",
        {
            "page": page,
            "today": me.today,
            "whose": _whose(request, whole),
            "gaps": _gaps(request, gap, closed),
            "sorts": _sorts(request, by_name),
            "places": LISTED,
            "place": place,
            "closed": closed,
            "narrowed": bool(gap or place or closed),
            "whole": whole,
            "all_url": with_query(request, who="all"),
            "later_url": with_query(request) + f"&before={page.earlier}" if page.earlier else "",
            "earlier_url": with_query(request) + f"&after={page.later}" if page.later else "",
            "may_open": me.actor.may(Word.CASE_OPEN),
            "may_join": me.actor.may(Word.PERSON_MERGE),
        },
    )


def _under_one_name(parts: list[Any], me: Asked) -> None:
    """Records that are joined show under one name, for who knows both. One query, however many rows there are."""
    leads = people.leads([part.case.child_id for part in parts], for_=me.actor)
    for part in parts:
        part.case.child = leads.get(part.case.child_id, part.case.child)


def _whose(request: HttpRequest, whole: bool) -> list[Choice]:
    return [
        Choice(_("My children"), with_query(request, who=""), not whole),
        Choice(_("Whole institution"), with_query(request, who="all"), whole),
    ]


def _gaps(request: HttpRequest, gap: str, closed: bool) -> list[Choice]:
    return [
        Choice(
            pgettext("cases that are not closed", "Open"),
            with_query(request, gap="", closed=""),
            not gap and not closed,
        ),
        Choice(_("Next date passed"), with_query(request, gap="next", closed=""), gap == "next"),
        Choice(_("No worker"), with_query(request, gap="worker", closed=""), gap == "worker"),
        Choice(_("Not known where"), with_query(request, gap="place", closed=""), gap == "place"),
        Choice(_("Closed"), with_query(request, gap="", closed="1"), closed),
    ]


def _sorts(request: HttpRequest, by_name: bool) -> list[Choice]:
    return [
        Choice(_("By next date"), with_query(request, sort=""), not by_name),
        Choice(_("By name"), with_query(request, sort="name"), by_name),
    ]
