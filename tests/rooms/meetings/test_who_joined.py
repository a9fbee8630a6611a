"""Who is told to see a meeting by the link of their invitation: who holds one that still opens."""

import datetime as dt

import pytest

from samspil.meetings import service as meetings
from samspil.meetings.models import Invitation
from samspil.meetings.terms import Invitee
from tests.rooms.meetings.stage import SOON, called, guests

pytestmark = pytest.mark.django_db


def test_a_link_is_told_of_nobody_whose_invitation_ended_or_who_was_sent_none(cast):
    paper = Invitee(name="Bez Adresy", role="participant", why="a neighbour")
    meeting = called(cast, invited=[*guests(cast), paper])

    def told(at):
        return [s.name for s in meetings.who_joined(meeting, at=at)]

    assert told(SOON) == ["Hana Nováková"]
    Invitation.objects.filter(name="Hana Nováková").update(ended_at=SOON)
    assert told(SOON) == [] and told(SOON - dt.timedelta(seconds=1)) == ["Hana Nováková"]
