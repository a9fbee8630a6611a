"""Questions about a child beside what its case shares."""

import datetime as dt
from typing import Any

from django.urls import reverse

from samspil.access.service import Actor, Word
from samspil.sharing import policy
from samspil.sharing.queries.asks import of_case
from samspil.sharing.terms import STATE_TONES, State


def panel(*, header: Any, for_: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]]:
    """At most two queries."""
    today = for_.day(at)
    rows = [
        {
            "it": ask, "ours": ask.asker_id == for_.institution, "tone": STATE_TONES[State(ask.state)],
            "overdue": ask.state == State.WAITING and ask.needed_by < today,
            "answers": policy.can(for_, "answer", ask),
        }
        for ask in of_case(header.case.pk, header.child.pk, for_=for_, at=at)
    ]  # fmt: skip
    case = [header.case.pk]
    return "sharing/_panel.html", {
        "rows": rows,
        "ask_url": reverse("sharing:ask", args=case)
        if header.may_write and for_.may(Word.CASE_SHARE)
        else "",
        "tell_url": reverse("sharing:tell", args=case),
    }
