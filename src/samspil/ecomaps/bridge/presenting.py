"""The picture for a room in which several look at it, and what one can see on it in words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.ecomaps.bridge.counting import Figures, figures
from samspil.ecomaps.bridge.drawing import draw
from samspil.ecomaps.bridge.layout import lay_out
from samspil.ecomaps.bridge.rows import Row, rows
from samspil.ecomaps.queries import Present, Snapshot, network, snapshot
from samspil.ecomaps.terms import View
from samspil.ground.errors import NotFound
from samspil.look import service as look


@dataclass(frozen=True, slots=True)
class Presentation:
    """For a screen that everybody in the room sees. `svg` is whole and light; `rows` say the same; `said` is what one can see."""

    svg: str
    title: str
    on: dt.date
    rows: tuple[Row, ...]
    said: tuple[str, ...]
    figures: Figures
    left_out: int


def for_presentation(
    case: UUID, *, for_: Actor, at: dt.datetime, present: Present, view: str = View.BOTH, on: dt.date | None = None,
) -> Presentation | None:  # fmt: skip
    """The picture without anybody whom one of the institutions that are `present` may not know; laid out anew for this room,
    so that no gap tells of them, and without who cares for the child at a secret place while family is there. None while there
    is nobody but the child to show, or when one who is present takes no part in the case. Fixed queries for each who is
    present."""
    seen = cases.get(case, for_=for_, at=at)
    try:
        net = network(seen, for_=for_, at=at, present=present)
    except NotFound:
        return None
    shown = snapshot(net, on or net.today)
    if len(shown.nodes) < 2:
        return None
    said = figures(shown)
    words = title(shown)
    picture = draw(lay_out(shown, None, view, {}), shown, None, title=words, language=get_language() or "en")
    return Presentation(
        picture.svg,
        words,
        shown.on,
        tuple(rows(shown, None)),
        tuple(sentences(said, shown)),
        said,
        picture.left_out,
    )


def title(shown: Snapshot) -> str:
    day = look.day(shown.on, get_language() or "en")
    return _("People around %(name)s on %(day)s") % {"name": shown.nodes[shown.child].name, "day": day}


def sentences(counted: Figures, shown: Snapshot) -> list[str]:
    """What one can see, each number with what it is of. No score."""
    return [_size(counted), *_direction(counted), *_weight(counted, shown)]


def _told(counted: Figures, *names: str) -> dict[str, Any]:
    return {name: getattr(counted, name) for name in names}


def _size(counted: Figures) -> str:
    return str(
        ngettext(
            "%(size)s person or place around the child: %(private)s private, %(work)s through work or school.",
            "%(size)s people and places around the child: %(private)s private, %(work)s through work or school.",
            counted.size,
        ) % _told(counted, "size", "private", "work")
    )  # fmt: skip


def _direction(counted: Figures) -> list[str]:
    """Where support goes, as far as anybody said."""
    said = []
    if counted.known:
        told = _told(counted, "known", "both", "given", "received")
        said.append(
            _("Of %(known)s ties of which it is known: support goes both ways in %(both)s, to the family in %(received)s, from "
              "the family in %(given)s.") % told
        )  # fmt: skip
    if counted.unknown:
        said.append(
            ngettext(
                "Of %(count)s tie nobody has said yet where support goes.",
                "Of %(count)s ties nobody has said yet where support goes.", counted.unknown,
            ) % {"count": counted.unknown}
        )  # fmt: skip
    return said


def _weight(counted: Figures, shown: Snapshot) -> list[str]:
    """On whom it rests, and what is strained."""
    said = []
    if counted.alone:
        said.append(
            _("All private support rests on %(name)s alone.") % {"name": shown.nodes[counted.alone].name}
        )
    elif counted.most:
        name = shown.nodes[counted.most].name
        said.append(
            _("%(name)s carries %(count)s of %(all)s ties that support the family.")
            % {"name": name, "count": counted.carries, "all": counted.supports}
        )
    if counted.strained:
        said.append(
            ngettext(
                "%(count)s tie is tense or cut off.", "%(count)s ties are tense or cut off.", counted.strained
            ) % {"count": counted.strained}
        )  # fmt: skip
    return said
