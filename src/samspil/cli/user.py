"""``./samspil user``: accounts, from the operator's side."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any

import typer

from samspil.cli import show
from samspil.cli.place import operator, wake

app = typer.Typer(help="Invite people, create, reset and lock accounts.", no_args_is_help=True)
Email = Annotated[str, typer.Argument(help="The person's e-mail address.")]
Name = Annotated[str, typer.Option(help="The person's name.")]
Role = Annotated[
    str, typer.Option(help="The role, e.g. worker or administrator; a wrong one is answered with the list.")
]
Institution = Annotated[str, typer.Option(help="The institution, by the short name in its address.")]
Language = Annotated[str, typer.Option(help="en, nl, da, cs or fi.")]


@app.command()
def invite(
    email: Email,
    name: Name,
    institution: Institution,
    role: Role,
    language: Language = "en",
    json: show.Json = False,
) -> None:
    """Invite a person to an institution and show the link; it works for 14 days and once."""
    wake(or_demo=True)
    from django.conf import settings
    from django.urls import reverse

    from samspil.accounts import service as accounts
    from samspil.ground.clock import now

    with in_words():
        by = dataclasses.replace(operator(), institution=home(institution).pk)
        _, secret = accounts.invite(
            by=by, at=now(), email=email, name=name, role=known_role(role), language=language
        )
    link = settings.SITE_URL + reverse("accounts:invited", args=[secret])
    tell(json, f"Give this link to {name}: {link}", email=email, link=link)


@app.command()
def create(
    email: Email,
    name: Name,
    institution: Annotated[str, typer.Option(help="Where the person works; leave out for nowhere yet.")] = "",
    role: Annotated[str, typer.Option(help="The role there.")] = "",
    language: Language = "en",
    json: show.Json = False,
) -> None:
    """Create an account; asks for the password. Better is `invite`, where the person chooses it alone."""
    wake(or_demo=True)
    from django.db import transaction

    from samspil.accounts import service as accounts
    from samspil.ground.clock import now

    if bool(institution) != bool(role):
        show.fail("--institution and --role belong together.", status=2)
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    with in_words(), transaction.atomic():
        by, at = operator(), now()
        check_password(password)
        account = accounts.create(by=by, at=at, email=email, name=name, language=language, password=password)
        if institution:
            accounts.employ(
                by=by, at=at, account=account, institution=home(institution), role=known_role(role)
            )
    tell(json, f"{name} can sign in as {account.email}.", email=account.email)


@app.command()
def lock(email: Email, json: show.Json = False) -> None:
    """Lock an account out, at once."""
    set_locked(email, True, json)


@app.command()
def unlock(email: Email, json: show.Json = False) -> None:
    """Let a locked account in again."""
    set_locked(email, False, json)


def set_locked(email: str, locked: bool, json: bool) -> None:
    wake(or_demo=True)
    from samspil.accounts import service as accounts
    from samspil.ground.clock import now

    with in_words():
        account = accounts.lock(by=operator(), at=now(), account=known(email), locked=locked)
    tell(
        json,
        f"{account.email} is {'locked out' if locked else 'let in again'}.",
        email=account.email,
        locked=locked,
    )


def known(email: str) -> Any:
    from samspil.accounts import service as accounts

    return accounts.account_by_email(email) or show.fail(f"Nobody signs in with {email}.")


def home(slug: str) -> Any:
    from samspil.ground.errors import NotFound
    from samspil.institutions import service as institutions

    try:
        return institutions.by_slug(slug)
    except NotFound:
        show.fail(f"There is no institution {slug}.", "./samspil institution list")


def known_role(role: str) -> str:
    from samspil.access.service import Role as Known

    if role not in Known.values:
        show.fail(f"There is no role {role}.", f"The roles are: {', '.join(Known.values)}", status=2)
    return role


def check_password(password: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password)
    except ValidationError as trouble:
        show.fail(" ".join(trouble.messages))


def tell(json: bool, sentence: str, **facts: Any) -> None:
    if json:
        show.as_json(facts)
    else:
        show.out.print(sentence, highlight=False, soft_wrap=True)


class in_words:  # noqa: N801 - reads as a word where it is used
    """Turn what the rooms refuse into sentences and an exit status."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, trouble: Any, trace: Any) -> None:
        from samspil.ground.errors import Invalid, Refused

        if isinstance(trouble, Invalid):
            show.fail("That cannot be kept.", *(f"{field}: {why}" for field, why in trouble.problems.items()))
        if isinstance(trouble, Refused):
            show.fail(str(trouble.reason))
