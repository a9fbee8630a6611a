"""The door of accounts: who signs in, who works where in which role, and for whom they act now."""

from samspil.accounts.operations.invitations import (
    accept_invitation,
    invite,
    invite_again,
    secret_hash,
    withdraw_invitation,
)
from samspil.accounts.operations.people import create, lock, prefer
from samspil.accounts.operations.roles import change_role, employ, release
from samspil.accounts.operations.sessions import (
    end_other_sessions,
    end_session,
    note_failed_sign_in,
    note_sign_in,
)
from samspil.accounts.queries import (
    account,
    account_by_email,
    actor_for,
    colleagues,
    ever_here,
    invitation,
    invitation_by_secret,
    invitations,
    membership,
    names,
    proofs,
    sessions,
    staff,
    words_of,
    workers_of,
    workplaces,
)

__all__ = [
    "accept_invitation", "account", "account_by_email", "actor_for", "change_role", "colleagues", "create", "employ",
    "end_other_sessions", "end_session", "ever_here", "invitation", "invitation_by_secret", "invitations", "invite", "invite_again",
    "lock", "membership", "names", "note_failed_sign_in", "note_sign_in", "prefer", "proofs", "release", "secret_hash",
    "sessions", "staff", "withdraw_invitation", "words_of", "workers_of", "workplaces",
]  # fmt: skip
