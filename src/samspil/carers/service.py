"""The door of carers: foster families, from the first enquiry to approval, and what is known of them."""

import dataclasses
import datetime as dt

from samspil.access.service import NOBODY
from samspil.carers.bridge import Funnel, StepFigure, funnel, usual
from samspil.carers.operations import (
    NewApproval,
    NewCheck,
    NewFact,
    NewFamily,
    NewLearning,
    NewMember,
    NewOffer,
    accept_carer,
    add_member,
    answer_allegation,
    answer_appeal,
    appeal,
    by_key,
    by_secret,
    call_off_visit,
    change,
    clear_evidence,
    close_allegation,
    decide,
    end_fact,
    end_member,
    enquire,
    family_read,
    fill_gaps,
    gaps,
    give_account,
    go_on,
    guide,
    invite_carer,
    learnt,
    link_member,
    name_handler,
    note_allegation,
    note_enquiry,
    note_fact,
    note_heard,
    note_numbers,
    open_places,
    plan_evening,
    plan_visit,
    renew,
    report_visit,
    rest,
    rest_over,
    save_application,
    seat,
    set_next,
    show_check,
    start_campaign,
    stop,
    suspend,
    take_over,
    tell_family,
    unlearn,
    when_moved_in,
    write_report,
)
from samspil.carers.policy import (
    who_could,
    who_could_allegation,
    who_could_evening,
    with_sign_in,
    with_sign_ins,
)
from samspil.carers.queries import (
    Brief,
    Card,
    Column,
    Ending,
    OfYear,
    Page,
    Standing,
    WayPage,
    allegation,
    allegations_of,
    board,
    brief,
    campaigns,
    endings,
    evening,
    evenings,
    evidence,
    fact,
    facts_of,
    families,
    family_page,
    fostering,
    free_places,
    get,
    hold,
    member,
    members_known_as,
    named,
    names_in,
    occupied_by,
    of_account,
    of_year,
    own_allegations,
    own_learnt,
    own_of_year,
    pause,
    public_evenings,
    running,
    standing,
    today,
    unlinked,
    visit,
    waiting,
    way,
    way_of,
)
from samspil.ground.periods import years_before
from samspil.institutions import service as institutions
from samspil.rules import service as rules

__all__ = [
    "Brief", "Card", "Column", "Ending", "Funnel", "NewApproval", "NewCheck", "NewFact", "NewFamily", "NewLearning",
    "NewMember", "NewOffer", "OfYear", "Page", "Standing", "StepFigure", "WayPage", "accept_carer", "add_member", "allegation",
    "allegations_of", "answer_allegation", "answer_appeal", "appeal", "board", "brief", "by_key", "by_secret",
    "by_the_clock", "call_off_visit", "campaigns", "change", "clear_evidence", "close_allegation", "decide",
    "end_fact", "end_member", "endings", "enquire", "evening", "evenings", "evidence", "fact", "facts_of", "families",
    "family_page", "family_read", "fill_gaps",
    "fostering", "free_places", "funnel", "gaps", "get", "give_account", "go_on", "guide", "hold",
    "invite_carer", "learnt", "link_member", "member", "members_known_as", "name_handler", "named", "names_in",
    "note_allegation", "note_enquiry", "note_fact", "note_heard", "note_numbers", "occupied_by", "of_account", "of_year",
    "open_places", "own_allegations", "own_learnt", "own_of_year", "pause",
    "plan_evening", "plan_visit", "public_evenings", "renew", "report_visit", "rest",
    "rest_over", "running", "save_application", "seat", "set_next", "show_check", "standing", "start_campaign", "stop",
    "suspend", "take_over", "tell_family", "today", "unlearn", "unlinked", "usual", "visit", "waiting", "way", "way_of",
    "when_moved_in", "who_could", "who_could_allegation", "who_could_evening", "with_sign_in", "with_sign_ins", "write_report",
]  # fmt: skip


def by_the_clock(*, at: dt.datetime) -> None:
    """Papers of families that are kept no longer, by the periods of each institution."""
    homes = list(institutions.every())
    periods = rules.periods_of(homes, at.date())
    for home in homes:
        before = {kept: years_before(at, period.years) for kept, period in periods[home.pk].items()}
        by = dataclasses.replace(NOBODY, institution=home.pk, time_zone=home.time_zone)
        clear_evidence(by=by, at=at, before=before)
