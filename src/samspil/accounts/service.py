"""The door of accounts: who signs in, who works where in which role, and for whom they act now."""

from samspil.accounts.operations import (
    accept_invitation,
    change_role,
    create,
    employ,
    invite,
    lock,
    prefer,
    release,
    secret_hash,
    withdraw_invitation,
)
from samspil.accounts.queries import (
    account,
    account_by_email,
    actor_for,
    colleagues,
    invitation_by_secret,
    invitations,
    membership,
    names,
    workers_of,
    workplaces,
)

__all__ = [
    "accept_invitation", "account", "account_by_email", "actor_for", "change_role", "colleagues", "create", "employ",
    "invitation_by_secret", "invitations", "invite", "lock", "membership", "names", "prefer", "release",
    "secret_hash", "withdraw_invitation", "workers_of", "workplaces",
]  # fmt: skip
