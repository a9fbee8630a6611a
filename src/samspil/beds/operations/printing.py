"""The plan of a reduction as a tagged PDF, with its balancing measures: it cannot be printed without them."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.access.service import Actor, Word, require
from samspil.beds import bridge
from samspil.beds.models import Scenario
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.trail import service as trail

SHEET = Path(__file__).resolve().parent.parent / "paper" / "plan.typ"


def print_plan(*, by: Actor, at: dt.datetime, scenario: Scenario | None) -> bytes:
    """In the language of who prints. It leaves the system, so the trail says so."""
    require(by, Word.BEDS_MANAGE)
    found = bridge.reduction(for_=by, at=at)
    if found is None:
        raise NotFound
    import typst  # 80 MB: only who prints pays for it

    said = json.dumps(_content(found, scenario, by, at), ensure_ascii=False)
    made: Any = typst.compile(
        str(SHEET), sys_inputs={"data": said}, ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"]
    )
    trail.record(
        by=by, at=at, act="beds.print_plan", record_kind="aim", record=found.aim.pk, deed=trail.Deed.LEFT
    )
    return bytes(made)


def _content(
    found: bridge.Reduction, scenario: Scenario | None, by: Actor, at: dt.datetime
) -> dict[str, Any]:
    language = translation.get_language() or by.language
    result = bridge.result(scenario) if scenario else None
    picture = bridge.plan_picture(found, scenario)
    foot = _("Printed %(moment)s by %(name)s, %(institution)s.") % {
        "moment": look.moment(at, language), "name": by.name, "institution": by.institution_name,
    }  # fmt: skip
    return {
        "language": language, "foot": foot, "title": bridge.plan_title(found), "lead": bridge.plan_sentences(found),
        "picture": picture.svg(paper=True), "picture_told": f"{picture.title}. {picture.told}",
        "years": _years(found), "balance": [_balance(m) for m in found.measures], "later": [_later(p) for p in found.later],
        "steps": [_step(s) for s in result.steps] if result else [], "scenario": scenario.name if scenario else "",
        "say": {
            "years": _("Year by year"), "year": _("Year"), "metric": str(found.metric), "source": _("Source"),
            "balance": _("What it did to children"), "note": _("Change, not effect. Beds are never shown without this."),
            "measure": _("What"), "then": str(found.aim.base_year), "now": _("last 12 months"), "later": _("At home"),
            "when": _("When"), "share": pgettext("of a whole", "Share"), "of": _("of all who began"), "ahead": _("The plan, step by step"),
            "beds": _("Beds"), "home": _("met at home first"), "full": _("no bed free, share of time"),
            "refused": _("children a year who find none"), "none": _("not recorded yet"),
        },
    }  # fmt: skip


def _years(found: bridge.Reduction) -> list[list[str]]:
    metric = found.aim.metric
    return [
        [
            str(line.year),
            "–" if line.value(metric) is None else str(line.value(metric)),
            line.source or _("this record"),
        ]
        for line in found.years
    ]


def _told(counted: Any, band: tuple[float, float] | None) -> str:
    if counted is None:
        return _("not recorded yet")
    if band is None:
        return _("nobody yet")
    known = counted.of - counted.unknown
    said = _("%(n)s of %(of)s (%(low)s to %(high)s %%)") % {
        "n": counted.n, "of": known, "low": round(100 * band[0]), "high": round(100 * band[1]),
    }  # fmt: skip
    more = [_("%(n)s unknown") % {"n": counted.unknown}] if counted.unknown else []
    more += [_("%(n)s not over yet") % {"n": counted.running}] if counted.running else []
    return "; ".join([said, *more])


def _balance(m: bridge.Measure) -> list[str]:
    of = f"{m.of}; {m.not_known}" if m.not_known else m.of
    return [f"{m.title}, {of}", _told(m.then, m.then_band), _told(m.now, m.now_band)]


def _later(p: bridge.Point) -> list[str]:
    when = _("%(n)s months later") % {"n": p.months} if p.months else _("when help ended")
    if not p.of or p.low is None or p.high is None:
        return [when, _("nobody yet"), ""]
    said = _("%(n)s of %(of)s (%(low)s to %(high)s %%)") % {
        "n": p.home, "of": p.of, "low": round(100 * p.low), "high": round(100 * p.high),
    }  # fmt: skip
    return [when, said, _("%(lost)s not reached, %(open)s not asked yet") % {"lost": p.lost, "open": p.open}]


def _step(step: bridge.Step) -> list[str]:
    if step.unstable:
        told = _("the line for the teams would grow without end")
        return [str(step.year), str(step.beds), f"{100 * step.home:.0f} %", told, "–"]
    one = [number_format(100 * part, 1) for part in step.full]
    full = f"{one[0]} % ({one[1]}–{one[2]})"
    found = [number_format(part, 1) for part in step.refused]
    refused = f"{found[0]} ({found[1]}–{found[2]})"
    return [str(step.year), str(step.beds), f"{100 * step.home:.0f} %", full, refused]
