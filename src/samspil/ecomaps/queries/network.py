"""Everything around a child that a viewer may know, of all days; and from it the picture of one day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.ecomaps import policy
from samspil.ecomaps.models import Said, Tie
from samspil.ecomaps.queries.pieces import Home, Joint, Node, Snapshot, State, TieOn, TieRow
from samspil.ecomaps.terms import Consent, Often, Quality, Sphere, Support, Wish
from samspil.ground import fence
from samspil.ground.names import Unsaid, fold
from samspil.people import service as people
from samspil.people.terms import FORBEARS, KIN, Birth, BondKind, bond_words

LASTING = (*FORBEARS, BondKind.SIBLING, BondKind.HALF_SIBLING, BondKind.TWIN, BondKind.IDENTICAL_TWIN)
"""Bonds that no day ends on a family tree."""
MUTUAL = (*LASTING[len(FORBEARS) :], BondKind.PARTNER, BondKind.EX_PARTNER)
WORK = (BondKind.TEACHER, BondKind.GUARDIAN)
SIGNS = {"female": "f", "male": "m"}
SIGN_OF = {"mother": "f", "grandmother": "f", "father": "m", "grandfather": "m"}


@dataclass(frozen=True, slots=True)
class Network:
    """People, bonds, homes and ties of all days, for one viewer or for several at once."""

    case: Any
    family: people.Family
    ties: tuple[TieRow, ...]
    places: dict[str, str]
    today: dt.date


@dataclass(frozen=True, slots=True)
class Present:
    """Who else looks at the picture: institutions at the table. What one of them may not know, nobody is shown."""

    institutions: tuple[UUID, ...] = ()
    others: bool = False
    """Somebody is there who acts for no institution: homes that anybody keeps protected stay off."""
    secret: frozenset[UUID] = frozenset()
    """Of whom somebody in the room may not learn, though every institution knows them."""
    unsaid: Unsaid = field(default_factory=Unsaid)
    """Their names, where free words say them."""


def network(case: Any, *, for_: Actor, at: dt.datetime, present: Present | None = None) -> Network:
    """A fixed number of queries for each of those who look, whatever the size."""
    own = of_one(case, for_, at)
    return own if present is None else before(own, case, for_, at, present)


def before(own: Network, case: Any, for_: Actor, at: dt.datetime, present: Present) -> Network:
    """What is left of the viewer's own picture when the others look too."""
    with fence.lifted("a picture that several look at leaves out whom one of them does not know"):
        views = [own] + [
            of_one(case, replace(for_, institution=id, team=None), at)
            for id in sorted(set(present.institutions) - {for_.institution})
        ]
    common = _common(views, hide_homes=present.others, secret={own.family.shown(id) for id in present.secret})
    return _unnamed(common, present.unsaid) if present.unsaid.names else common


def _unnamed(net: Network, unsaid: Unsaid) -> Network:
    """Without words that somebody wrote and that name who is not named here: what a tie is, and places called so."""
    places = {id: name for id, name in net.places.items() if not unsaid.in_(name)}
    told = tuple(
        replace(row, states=tuple(_without_names(state, unsaid) for state in row.states))
        for row in net.ties
        if {row.who, row.to}.isdisjoint(net.places.keys() - places.keys())
    )
    return replace(net, ties=told, places=places)


def _without_names(state: State, unsaid: Unsaid) -> State:
    role, note = ("" if unsaid.in_(words) else words for words in (state.role, state.note))
    return replace(state, role=role, note=note)


def of_one(case: Any, actor: Actor, at: dt.datetime) -> Network:
    seen = cases.get(case.pk, for_=actor, at=at)
    actor = replace(actor, at=at)
    ties = list(policy.visible(actor, at=at).filter(case=seen).order_by("id"))
    said: dict[UUID, list[State]] = {}
    for row in Said.objects.filter(tie__in=[t.pk for t in ties], replaced_at=None).order_by("since"):
        said.setdefault(row.tie_id, []).append(_state(row))
    ends = {end for t in ties for end in (t.person_id, t.to_id) if end}
    family = people.family(seen.child, for_=actor, also=ends)
    firsts: dict[str, Tie] = {}
    for tie in ties:
        if tie.person_id is None:
            firsts.setdefault(fold(tie.name), tie)
    rows = []
    for tie in ties:
        who = _person(family, tie.person_id) if tie.person_id else f"t{firsts[fold(tie.name)].pk}"
        rows.append(TieRow(tie.pk, who, _person(family, tie.to_id), tuple(said.get(tie.pk, ()))))
    places = {f"t{tie.pk}": tie.name for tie in firsts.values()}
    return Network(seen, family, tuple(r for r in rows if r.who != r.to), places, actor.day(at))


def _person(family: people.Family, id: UUID) -> str:
    return f"p{family.shown(id)}"


def _state(row: Said) -> State:
    return State(
        row.since, row.ended, row.role, row.quality, row.support, row.often, row.sphere, row.last_contact, row.note,
        row.consent, row.wish,
    )  # fmt: skip


def _common(views: list[Network], *, hide_homes: bool, secret: set[UUID]) -> Network:
    """What everybody knows: people, bonds, stays and ties that are in every view. Joined records stay apart unless all see
    them joined. Without whom nobody may learn of in this room."""
    first = views[0]
    lead = {k: v for k, v in first.family.lead.items() if all(o.family.lead.get(k) == v for o in views)}
    known = set.intersection(*({*o.family.people, *o.family.lead} for o in views))
    known = known - secret | {first.family.child}
    persons = {id: p for id, p in first.family.people.items() if id in known}
    bonds = set.intersection(*({b.id for b in o.family.bonds} for o in views))
    stays = set.intersection(*({(s.home, s.person, s.since) for s in o.family.stays} for o in views))
    ties = set.intersection(*({t.id for t in o.ties} for o in views))
    family = people.Family(
        first.family.child, persons,
        tuple(b for b in first.family.bonds if b.id in bonds and {b.person, b.to} <= persons.keys()),
        tuple(s for s in first.family.stays if (s.home, s.person, s.since) in stays and s.person in persons and not hide_homes),
        lead,
    )  # fmt: skip
    nodes = {f"p{id}" for id in persons} | first.places.keys()
    rows = tuple(t for t in first.ties if t.id in ties and {t.who, t.to} <= nodes)
    places = {id: name for id, name in first.places.items() if any(t.who == id for t in rows)}
    return replace(first, family=family, ties=rows, places=places)


def snapshot(net: Network, on: dt.date) -> Snapshot:
    """The picture of one day: who was there, what bound them, how the ties were."""
    family = net.family
    joints = tuple(
        j
        for b in family.bonds
        if (j := _joint(b, family.people[b.person].sex, on)) and not _unborn(family, b, on)
    )
    ties = [t for row in net.ties if (t := _on(row, on))]
    tied = {(t.who, t.to) for t in ties}
    child = f"p{family.child}"
    for joint in joints:
        # Who is bound to the child, and of whom nobody said how the tie is, belongs to the network all the same.
        if child in (joint.person, joint.to) and joint.person != joint.to:
            other = joint.person if joint.to == child else joint.to
            died = family.people[UUID(other[1:])].died_on
            if not ((died and died <= on) or {(other, child), (child, other)} & tied):
                ties.append(_unsaid(joint, other, child))
                tied.add((other, child))
    there = {child} | {e for j in joints for e in (j.person, j.to)} | {e for t in ties for e in (t.who, t.to)}
    homes = _homes(family, on, there)
    kin = _kin(joints, child)
    nodes = {}
    for id in sorted(there):
        if id in net.places:
            nodes[id] = _place(id, net.places[id], ties)
        else:
            nodes[id] = _node(id, family, joints, ties, child, on, id in kin)
    return Snapshot(on, child, nodes, joints, tuple(ties), homes)


def _joint(bond: people.Bound, sex: str, on: dt.date) -> Joint | None:
    if bond.since and bond.since > on:
        return None
    over = bond.until is not None and bond.until <= on
    couple = bond.kind in (BondKind.PARTNER, BondKind.EX_PARTNER)
    if over and not couple and bond.kind not in LASTING:
        return None
    return Joint(
        bond.id, f"p{bond.person}", f"p{bond.to}", bond.kind, bond_words(bond.kind, sex),
        couple and (over or bond.kind == BondKind.EX_PARTNER),
    )  # fmt: skip


def _unborn(family: people.Family, bond: people.Bound, on: dt.date) -> bool:
    ends = (family.people[bond.person], family.people[bond.to])
    return any(p.born_on and p.born_on > on and p.birth != Birth.EXPECTED for p in ends)


def _on(row: TieRow, on: dt.date) -> TieOn | None:
    standing = [s for s in row.states if s.since <= on]
    if not standing or standing[-1].ended:
        return None
    return TieOn(row.id, None, row.who, row.to, row.states[0].since, standing[-1])


def _unsaid(joint: Joint, who: str, to: str) -> TieOn:
    work = Sphere.WORK if joint.kind in WORK else Sphere.PRIVATE
    unknown = State(
        dt.date.min, False, "", Quality.NOT_KNOWN, Support.NOT_KNOWN, Often.NOT_KNOWN, work, None, ""
    )
    return TieOn(None, joint.id, who, to, None, unknown)


def _homes(family: people.Family, on: dt.date, there: set[str]) -> tuple[Home, ...]:
    rows: dict[UUID, list[people.Stay]] = {}
    for stay in family.stays:
        if stay.since <= on and (stay.until is None or stay.until > on) and f"p{stay.person}" in there:
            rows.setdefault(stay.home, []).append(stay)
    return tuple(
        Home(id, stays[0].label, tuple(sorted({f"p{s.person}" for s in stays})), min(s.since for s in stays))
        for id, stays in sorted(rows.items())
        if len({s.person for s in stays}) > 1
    )


def _kin(joints: Iterable[Joint], child: str) -> set[str]:
    """Who hangs together with the child by bonds of the family."""
    near: dict[str, set[str]] = {}
    for j in joints:
        if j.kind in KIN:
            near.setdefault(j.person, set()).add(j.to)
            near.setdefault(j.to, set()).add(j.person)
    found, queue = {child}, [child]
    for id in queue:
        queue += sorted(near.get(id, set()) - found)
        found |= near.get(id, set())
    return found


def _place(id: str, name: str, ties: list[TieOn]) -> Node:
    own = [t for t in ties if t.who == id]
    work = any(t.state.sphere == Sphere.WORK for t in own)
    return Node(id, None, name, name, next((t.state.role for t in own if t.state.role), ""), "", work=work)


def _node(
    id: str, family: people.Family, joints: Iterable[Joint], ties: list[TieOn], child: str, on: dt.date, kin: bool
) -> Node:  # fmt: skip
    person = family.people[UUID(id[1:])]
    own = [j for j in joints if id in (j.person, j.to)]
    sign = SIGNS.get(person.sex) or next(
        (SIGN_OF[j.kind] for j in own if j.person == id and j.kind in SIGN_OF), "o"
    )
    tied = [t for t in ties if t.who == id and t.id]
    role = next((t.state.role for t in tied if t.state.role), "")
    born = person.born_on
    alive_until = min(on, person.died_on) if person.died_on else on
    years = (
        alive_until.year - born.year - ((alive_until.month, alive_until.day) < (born.month, born.day))
        if born and born <= alive_until else None
    )  # fmt: skip
    return Node(
        id=id, person=person.pk, name=person.called or person.given_name or person.name, full_name=person.name,
        relation="" if id == child else _relation(id, own, family, child) or role, sign=sign, child=id == child, born=born,
        died=person.died_on if person.died_on and person.died_on <= on else None,
        expected=person.birth == Birth.EXPECTED and bool(born and born > on), age=years, kin=kin,
        work=any(t.state.sphere == Sphere.WORK for t in ties if t.who == id and t.to == child),
        consent=_latest(tied, "consent", Consent.NOT_ASKED), wish=_latest(tied, "wish", Wish.NOT_KNOWN),
    )  # fmt: skip


def _latest(tied: list[TieOn], name: str, unsaid: str) -> str:
    """What was said last of a person with whichever tie; nothing of whom no tie was noted."""
    said = [t for t in tied if getattr(t.state, name) != unsaid]
    newest = max(said, key=lambda t: (t.state.since, str(t.id)), default=None)
    return str(getattr(newest.state, name)) if newest else unsaid if tied else ""


def _relation(id: str, own: list[Joint], family: people.Family, child: str) -> str:
    """What somebody is to the child; else to the one through whom they belong to it."""
    first = sorted(own, key=lambda j: (child not in (j.person, j.to), j.person != id, str(j.id)))
    if not first:
        return ""
    joint = first[0]
    other = joint.to if joint.person == id else joint.person
    label = str(joint.label)
    if joint.person != id and joint.kind in FORBEARS:
        label = _("child")
    elif joint.person != id and joint.kind in KIN:
        mutual = joint.kind in MUTUAL
        label = str(bond_words(joint.kind, family.people[UUID(id[1:])].sex if mutual else ""))
    elif joint.person != id and joint.kind not in KIN:
        return ""
    if other == child:
        return label
    person = family.people[UUID(other[1:])]
    return f"{label} ({person.called or person.given_name or person.name})"
