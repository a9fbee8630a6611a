"""What has ended leaves the pages that are open. The look in an emergency itself is in test_who_may_see."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from samspil.cases import service as cases
from samspil.cases.models import Entry
from samspil.ground import clock
from tests.cast import call

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "Babička drží klíč u sousedky."


@pytest.fixture
def stage(transactional_db: None) -> Any:
    cast = call(language="cs")
    by, now = cast.actor(cast.jana, clock.now()), clock.now()
    cases.write(by=by, at=now - dt.timedelta(minutes=5), case=cast.case, kind="note", text=NOTE)
    return cast


def note(stage: Any) -> Any:
    return Entry.objects.get(text=NOTE)


def test_what_has_ended_leaves_an_open_page_by_itself(page: Page, sign_in: Any, stage: Any) -> None:
    now = clock.now()
    share = cases.share(
        by=stage.actor(stage.jana, now), at=now, entry=note(stage), to=stage.support, purpose="p", basis="statute",
        statute="§ 51",
        until=now + dt.timedelta(seconds=12),
    )  # fmt: skip
    sign_in(page, stage.petra)
    page.goto(reverse("cases:file", args=[stage.case.pk]))
    beside = page.context.new_page()
    beside.goto(reverse("sharing:one", args=[share.pk]))
    for tab in (page, beside):
        expect(tab.get_by_text(NOTE)).to_be_visible()
    for tab in (page, beside):
        expect(tab.get_by_text(NOTE)).to_have_count(0, timeout=40_000)


def test_what_somebody_ends_leaves_the_open_page_soon(page: Page, sign_in: Any, stage: Any) -> None:
    now = clock.now()
    share = cases.share(
        by=stage.actor(stage.jana, now), at=now, entry=note(stage), to=stage.support, purpose="p", basis="statute",
        statute="§ 51",
        until=now + dt.timedelta(days=5),
    )  # fmt: skip
    sign_in(page, stage.petra)
    page.clock.install()
    page.goto(reverse("cases:file", args=[stage.case.pk]))
    expect(page.get_by_text(NOTE)).to_be_visible()
    cases.end_share(by=stage.actor(stage.jana, clock.now()), at=clock.now(), share=share)
    page.clock.run_for(20_000)  # longer than an open page waits before it asks again
    expect(page.get_by_text(NOTE)).to_have_count(0, timeout=40_000)
