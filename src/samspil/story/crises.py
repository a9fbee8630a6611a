"""Tells an evening of Groningen's crisis team: six open crises and one that is over, each act by who would do it."""

import datetime as dt
from typing import Any

from samspil.beds import service as beds
from samspil.crisis import service as crisis
from samspil.ground.ids import new_id
from samspil.story.scenes.beds import HAVEN
from samspil.story.telling import Stage

LEAD, HOUR = "wim", dt.timedelta(hours=1)
AREAS = (
    ("Groningen-Noord", 53.24, 6.56), ("Stad-Zuid", 53.20, 6.56), ("Hoogezand", 53.16, 6.76), ("Delfzijl", 53.33, 6.92),
    ("Stadskanaal", 52.99, 6.95), ("Beijum", 53.245, 6.60),
)  # fmt: skip


def tell_crises(stage: Stage) -> None:
    lead = _who(stage, LEAD, 24 * 300)
    areas = {
        name: crisis.name_area(**lead, name=name, latitude=low, longitude=high).pk
        for name, low, high in AREAS
    }
    for key, area, note, scientist in (
        ("tom", "Stad-Zuid", "", False), ("bram", "Hoogezand", "", False), ("samira", "Beijum", "Arabisch", False),
        ("geeske", "Groningen-Noord", "heeft een auto", False), ("maud", "Stad-Zuid", "", True),
    ):  # fmt: skip
        crisis.stand_ready(
            **_who(stage, LEAD, 5), until=stage.now + 6 * HOUR, area=areas[area], account=stage.workers[key].pk, note=note,
            phone="050 000 00 12" if scientist else "", scientist=scientist,
        )  # fmt: skip
    _over(stage, areas)
    _daan(stage, areas)
    _tonight(stage, areas)


def _who(stage: Stage, key: str, hours_ago: float) -> dict[str, Any]:
    at = stage.now - hours_ago * HOUR
    return {"by": stage.actor(key, at, "spoedhulp-groningen"), "at": at}


def _call(stage: Stage, hours_ago: float, **said: Any) -> Any:
    told = _who(stage, LEAD, hours_ago)
    return crisis.take(
        **told, key=new_id(), **{"reported_at": told["at"], "where": "home", "teller": "team"} | said
    )


def _log(stage: Stage, found: Any, key: str, hours_ago: float, minutes: int, **said: Any) -> None:
    told = _who(stage, key, hours_ago)
    began = told["at"] - dt.timedelta(minutes=minutes + 1)
    told["at"] = max(told["at"], began)
    crisis.log(
        **told, crisis=found, key=new_id(), **{"mode": "home", "starts_at": began, "minutes": minutes} | said
    )


def _tonight(stage: Stage, areas: dict[str, Any]) -> None:
    _call(
        stage, 2.4, danger="acute", child_name="Gezin A., 3 kinderen", ages="2, 5 en 9 jaar", area=areas["Groningen-Noord"],
        teller="police", story="Vader schreeuwde en sloeg op de deur. De kinderen zitten boven.",
        present="Vader thuis, oma onderweg", reach="buurvrouw, 06 5550 1500",
    )  # fmt: skip
    late = _call(
        stage, 22.5, danger="urgent", child_name="Jongen, 16", ages="16 jaar", area=areas["Stad-Zuid"], teller="school", where="relatives",
        where_text="bij tante", present="tante",
    )  # fmt: skip
    for hours in (9.5, 3.2):
        _log(stage, late, "sanne", hours, 0, met=False)
    crisis.send(
        **_who(stage, LEAD, 1), crisis=late, account=stage.workers["sanne"].pk, expected_at=stage.now + HOUR
    )
    two = _call(
        stage, 7.6, danger="urgent", child_name="Yara, 14", ages="14 jaar", area=areas["Hoogezand"], teller="doctor",
        story="Ruzie thuis, slaapt elders.", where="network", present="moeder, opa en mentor komen",
    )  # fmt: skip
    for key in ("bram", "samira"):
        crisis.send(
            **_who(stage, LEAD, 0.5),
            crisis=two,
            account=stage.workers[key].pk,
            expected_at=stage.now + HOUR / 2,
        )
    units = beds.units(for_=_who(stage, LEAD, 0.4)["by"], at=stage.now)
    haven = next(unit for unit in units if unit.name == HAVEN)
    crisis.hold_bed(**_who(stage, "bram", 0.4), crisis=two, unit=haven.pk, hours=4)
    crisis.note_incident(
        **_who(stage, "sanne", 0.3),
        crisis=late,
        kind="missing",
        words="Sinds gisteren niet op school gezien; is bij tante.",
    )
    _bed(stage, areas)
    _call(
        stage, 20, danger="urgent", child_name="Meisje, 11", ages="11 jaar", area=areas["Stadskanaal"], reported_at=None,
        where="relatives", where_text="bij grootouders", teller="other", teller_name="overgenomen van Noorderzorg",
    )  # fmt: skip


def _bed(stage: Stage, areas: dict[str, Any]) -> None:
    """A bed at once; two have decided, the behavioural scientist is still to be asked."""
    found = _call(
        stage, 5, danger="acute", child_name="Gezin C., baby", ages="4 maanden", area=areas["Delfzijl"],
        story="Niemand kan de baby vannacht vasthouden zonder te schreeuwen.", present="moeder, wijkteam",
    )  # fmt: skip
    _log(
        stage,
        found,
        "tom",
        4,
        40,
        who="moeder",
        points={"care": "worry", "supervision": "worry", "warmth": "unknown"},
    )
    crisis.bed_now(**_who(stage, "tom", 4), crisis=found, words="moeder uitgeput, niemand in de buurt")
    crisis.assess(
        **_who(stage, "tom", 3.5),
        crisis=found,
        assessed_as="parent_gone",
        words="Moeder slaapt sinds drie dagen niet.",
    )
    made = crisis.decide(
        **_who(stage, "tom", 3), crisis=found, measure="place", instead="acute_danger",
        passed_over={
            "network": "Oma woont in Spanje, de buurvrouw durft niet.",
            "at_home": "Vannacht kan moeder niet wakker blijven.",
            "leaves": "Er is niemand die weg kan.",
        },
        information="Moeder zegt zelf dat ze niet meer kan. De baby is gezien door de huisarts.",
        judgement="Niet de wil, maar de kracht ontbreekt. Met slaap en hulp kan het snel thuis.",
        decision="Een bed voor hoogstens twee nachten; morgen begint hulp thuis.",
        child_view="Te klein om te vragen. Stil bij wie hem vasthoudt.",
        parents_view="Moeder is het ermee eens en wil morgen bellen.",
        second=stage.workers["wim"].pk,
    )  # fmt: skip
    voice = made.voices.get()
    crisis.say(**_who(stage, "wim", 2.5), voice=voice, agrees=True, words="Eens, als oma morgen gebeld is.")


def _daan(stage: Stage, areas: dict[str, Any]) -> None:
    """Help at home runs: met within the clock, a safety plan with grandmother, no bed; half-way is looked at soon."""
    case = stage.cases["daan"]
    begun = (stage.now - stage.moment(-9, "17:40", "spoedhulp-groningen")) / HOUR
    found = _call(
        stage, begun, danger="urgent", case=case.pk, area=areas["Beijum"], story="Daan sloeg een ruit in, niemand gewond.",
        present="vader, Daan, oma",
    )  # fmt: skip
    crisis.send(**_who(stage, LEAD, begun - 0.2), crisis=found, account=stage.workers["sanne"].pk)
    points = {
        "no_abuse": "enough", "care": "enough", "warmth": "enough", "structure": "worry", "supervision": "enough",
        "feels_safe": "unknown", "change": "enough", "network": "enough",
    }  # fmt: skip
    _log(stage, found, "sanne", begun - 3, 80, who="vader, Daan, oma", points=points,
         note="Oma blijft vrijdag en zaterdag slapen. Daan: als oma er is, slaap ik wel.")  # fmt: skip
    crisis.assess(**_who(stage, "sanne", begun - 3.1), crisis=found, assessed_as="parent_child")
    _daan_decided(stage, found, begun)
    _daan_helped(stage, found, begun)


def _daan_decided(stage: Stage, found: Any, begun: float) -> None:
    crisis.agree_plan(
        **_who(stage, "sanne", begun - 3.2), crisis=found, language="nl", present="vader, moeder, Daan, oma",
        worries="Dat het weer zo hard gaat dat iemand bang wordt.",
        steps="Vader steekt zijn hand op: pauze.\nOma slaapt er vrijdag en zaterdag.\nDaan mag altijd naar de buren.",
        signs="Deuren die slaan. Niemand zegt nog iets aan tafel.", call="Spoedhulp, 050 000 00 12",
    )  # fmt: skip
    crisis.decide(
        **_who(stage, "sanne", begun - 3.3), crisis=found, measure="at_home",
        passed_over={"network": "Oma kan twee nachten, niet alle."},
        information="Ruzie elke avond, geen geweld. Oma woont dichtbij.",
        judgement="Veilig genoeg met oma erbij en iemand die elke dag komt.",
        decision="Ambulante Spoedhulp, vandaag begonnen. Geen bed.",
        child_view="Ik wil thuis blijven, maar niet zo.", parents_view="Vader en moeder willen hulp.",
        second=stage.workers["wim"].pk, scientist_name="dr. M. Smit",
    )  # fmt: skip
    voice = found.decisions.get().voices.get(role="second")
    crisis.say(**_who(stage, "wim", begun - 4), voice=voice, agrees=True)


def _daan_helped(stage: Stage, found: Any, begun: float) -> None:
    told = _who(stage, "sanne", begun - 4.2)
    crisis.begin(
        **told, crisis=found, help="ash", worker=stage.workers["sanne"].pk, started_on=told["by"].day(told["at"]),
        reachable="050 000 00 12", fits=True,
    )  # fmt: skip
    crisis.aim(
        **_who(stage, "sanne", begun - 5), crisis=found,
        goals={"routines": "Samen eten, vijf avonden per week", "safety": "Hoogstens twee ruzies per week, niemand bang"},
    )  # fmt: skip
    told = _who(stage, "sanne", 24 * 3)
    crisis.supervise(
        **told, crisis=found, on=told["by"].day(told["at"]), account=stage.workers["maud"].pk,
        words="Niet harder werken dan het gezin: vraag wat oma zelf wil.",
    )  # fmt: skip
    crisis.give_copy(**told, crisis=found, name="oma", link=lambda secret: f"/safety/{secret}/")
    for day in range(1, 9):
        if day != 6:
            _log(stage, found, "sanne", begun - 24 * day, 75 if day % 2 else 95, who="vader, Daan")


def _over(stage: Stage, areas: dict[str, Any]) -> None:
    begun = 24 * 40
    found = _call(
        stage, begun, danger="urgent", child_name="Gezin V.", ages="7 en 12 jaar", area=areas["Stad-Zuid"], teller="family",
        story="Moeder in het ziekenhuis, niemand voor de kinderen.", present="buurvrouw",
    )  # fmt: skip
    _log(stage, found, "geeske", begun - 2, 60, who="buurvrouw, tante")
    told = _who(stage, "geeske", 24 * 36)
    crisis.close(
        **told, crisis=found, ending="network", words="Tante is ingetrokken tot moeder thuis is.",
        alone="De familie regelt het zelf; de huisarts weet ervan.",
    )  # fmt: skip
    crisis.look_upstream(
        **_who(stage, "geeske", 24 * 34), crisis=found, signs=["illness", "waiting"],
        words="Moeder wachtte vijf weken op een opname.", earlier="Een plan voor de kinderen vóór de opname, met tante.",
    )  # fmt: skip
