import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Exists, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import ROLE_WORDS, Actor, Role, Word, words_here
from samspil.accounts import policy
from samspil.accounts.models import Account, Invitation, Membership
from samspil.ground.actor import zones
from samspil.ground.errors import NotFound
from samspil.ground.periods import running
from samspil.ground.prepared import prepared
from samspil.institutions import service as institutions
from samspil.look import service as look


def workplaces(account: Account, *, at: dt.datetime) -> list[Membership]:
    """Where this person works now, oldest first."""
    return _workplaces(for_=Actor(account=account.pk, at=at))


@prepared
def _workplaces(for_: Actor) -> QuerySet[Membership]:
    assert for_.at is not None
    rows = Membership.objects.filter(running(for_.at), account_id=for_.account, institution__closed_on=None)
    return rows.select_related("institution").order_by("since", "id")


def signed_in(account: UUID) -> Account | None:
    """Whose session this is, asked at every request; nobody once the account is locked."""
    found = _signed_in(for_=Actor(account=account))
    return found[0] if found else None


@prepared
def _signed_in(for_: Actor) -> QuerySet[Account]:
    return Account.objects.filter(pk=for_.account, is_active=True)


def actor_for(
    account: Account, *, institution: UUID | None, at: dt.datetime
) -> tuple[Actor, list[Membership]]:
    """The frozen facts of one request, and the places this person could act for. Two queries.

    Without an `institution`, or with one they no longer work for, the first running membership counts.
    """
    places = workplaces(account, at=at)
    place = next((m for m in places if m.institution_id == institution), places[0] if places else None)
    if place is None:
        alone = zones(account.time_zone, "UTC")
        return Actor(account=account.pk, name=account.name, language=account.language, at=at, **alone), places
    home = place.institution
    held = institutions.competences(home.pk, on=at.astimezone(ZoneInfo(home.time_zone)).date())
    actor = Actor(
        account=account.pk,
        institution=home.pk,
        team=place.team_id,
        role=place.role,
        words=words_here(place.role, held),
        competences=held,
        country=home.country,
        language=account.language,
        name=account.name,
        institution_name=home.name,
        at=at,
        **zones(account.time_zone, home.time_zone),
    )
    return actor, places


def colleagues(*, for_: Actor, at: dt.datetime) -> QuerySet[Membership]:
    """Who works for the actor's institution now."""
    rows = policy.visible(for_).filter(running(at), account__is_active=True)
    return rows.select_related("account", "team").order_by("account__name", "id")


def ever_here(*, for_: Actor) -> list[tuple[UUID, str]]:
    """Everybody who works or worked for the actor's institution, by name; for reading the record."""
    rows = policy.visible(for_).order_by("account__name", "account_id")
    return list(rows.values_list("account_id", "account__name").distinct())


def workers_of(institution: UUID, *, at: dt.datetime) -> QuerySet[Account]:
    """Who may be named as worker of a case or step: those of an institution whose role reads cases."""
    roles = [role for role, words in ROLE_WORDS.items() if Word.CASE_WRITE in words]
    rows = Membership.objects.filter(running(at), institution_id=institution, role__in=roles)
    return Account.objects.filter(is_active=True, pk__in=rows.values("account_id")).order_by("name", "id")


def staff(institutions: Iterable[UUID], *, at: dt.datetime) -> list[Membership]:
    """Who worked for these institutions at that moment, in which role and team; now, a locked account counts not."""
    rows = Membership.objects.filter(running(at), institution_id__in=list(institutions))
    rows = rows.select_related("account", "team", "institution")
    return list(rows.order_by("account__name", "account_id", "id"))


def by_work(
    homes: Iterable[UUID], *words: Word, why: str, at: dt.datetime, since: dt.datetime | None = None
) -> list[look.Sight]:
    """Everybody whose role at these institutions let them see a record of theirs at that moment. One query."""
    if since is not None and at < since:
        return []
    return [
        look.Sight(m.account, m.institution, _("by their work"), why)
        for m in staff(homes, at=at)
        if set(words) <= words_of(m)
    ]


def works_at(account: Any, institution: Any, at: Any) -> Exists:
    """Whether somebody works for an institution at a moment and may sign in, as part of a query of a room above."""
    rows = Membership.objects.filter(running(at), account_id=account, institution_id=institution)
    return Exists(rows.filter(account__is_active=True))


def led(team: Any, institution: Any, at: Any) -> Exists:
    """Whether somebody leads a team of an institution at a moment and may sign in, as part of a query of a room above."""
    rows = Membership.objects.filter(running(at), team_id=team, institution_id=institution, role=Role.LEAD)
    return Exists(rows.filter(account__is_active=True))


def leaders(of: Iterable[Membership], team: UUID | None) -> list[Membership]:
    """Of the staff of one institution: who leads this team; where nobody does, or for no team, everybody who leads there."""
    leads = [m for m in of if m.role == Role.LEAD and m.account.is_active]
    return [m for m in leads if team and m.team_id == team] or leads


def words_of(membership: Membership) -> frozenset[Word]:
    """What the role of a membership may do."""
    return ROLE_WORDS[membership.role]


def names(accounts: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of several accounts in one query."""
    wanted = {a for a in accounts if a}
    return dict(Account.objects.filter(pk__in=wanted).values_list("pk", "name"))


def several(ids: Iterable[UUID]) -> list[Account]:
    """Several accounts in one query."""
    return list(Account.objects.filter(pk__in=list(ids)))


def account(id: UUID) -> Account:
    found = Account.objects.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def account_by_email(email: str) -> Account | None:
    return Account.objects.filter(email__iexact=email.strip()).first()


def membership(id: UUID, *, for_: Actor) -> Membership:
    found = policy.visible(for_).select_related("account", "team").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def invitations(*, for_: Actor) -> QuerySet[Invitation]:
    """Invitations of the actor's institution that were not accepted or withdrawn, newest first."""
    rows = Invitation.objects.filter(institution_id=for_.institution, accepted_at=None, withdrawn_at=None)
    return rows.order_by("-invited_at", "-id") if for_.institution else rows.none()


def invitation(id: UUID, *, for_: Actor) -> Invitation:
    found = invitations(for_=for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def invitation_by_secret(secret_hash: str, *, at: dt.datetime) -> Invitation:
    """The running invitation behind a link; one that ended looks like one that never was."""
    rows: Any = Invitation.objects.filter(
        secret_hash=secret_hash, accepted_at=None, withdrawn_at=None, expires_at__gt=at
    )
    found = rows.select_related("institution").first()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Proofs:
    """With what somebody proves that it is them, besides the password."""

    app: bool
    passkeys: int
    codes_left: int


def proofs(account: Account) -> Proofs:
    kept = list(Authenticator.objects.filter(user=account))
    codes = next((a for a in kept if a.type == Authenticator.Type.RECOVERY_CODES), None)
    return Proofs(
        app=any(a.type == Authenticator.Type.TOTP for a in kept),
        passkeys=sum(a.type == Authenticator.Type.WEBAUTHN for a in kept),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else 0,
    )


def sessions(account: Account) -> list[UserSession]:
    """Where this person is signed in, newest first. Sessions that are over are cleared away on the way."""
    running = UserSession.objects.purge_and_list(account)
    return sorted(running, key=lambda session: session.created_at, reverse=True)


def session(id: int, *, account: Account) -> UserSession:
    found = UserSession.objects.filter(pk=id, user=account).first()
    if found is None:
        raise NotFound
    return found
