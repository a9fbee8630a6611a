"""``./samspil institution``: organisations, from the operator's side."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from samspil.cli import show
from samspil.cli.place import operator, wake
from samspil.cli.user import in_words

app = typer.Typer(help="Bring organisations in, and list them.", no_args_is_help=True)


@app.command()
def found(
    name: Annotated[str, typer.Argument(help="The full name.")],
    kind: Annotated[str, typer.Option(help="What kind it is.")],
    country: Annotated[str, typer.Option(help="The country, two letters.")],
    letters: Annotated[str, typer.Option(help="Two or three letters that stand for it on small marks.")],
    competence: Annotated[list[str], typer.Option(help="A competence it holds; may be given several times.")],
    municipality: Annotated[str, typer.Option(help="The municipality.")] = "",
    short: Annotated[
        str, typer.Option(help="The short name in its address; made from the name if left out.")
    ] = "",
    public: Annotated[bool, typer.Option(help="It takes requests from citizens.")] = False,
    young: Annotated[bool, typer.Option(help="It takes requests from young people.")] = False,
    json: show.Json = False,
) -> None:
    """Bring an institution in, with its competences."""
    wake(or_demo=True)
    from samspil.ground.clock import now
    from samspil.institutions import service as institutions
    from samspil.institutions.terms import Competence, Country, Kind

    one_of("kind", kind, Kind.values)
    one_of("country", country, Country.values)
    for each in competence:
        one_of("competence", each, Competence.values)
    with in_words():
        made = institutions.found(
            by=operator(), at=now(), name=name, kind=kind, country=country, letters=letters, competences=competence,
            municipality=municipality, slug=short, takes_public_requests=public, takes_young_requests=young, live=False,
        )  # fmt: skip
    if json:
        show.as_json({"institution": made.slug, "name": made.name})
    else:
        show.out.print(f"{made.name} is in, under the short name {made.slug}.", highlight=False)
        show.out.print(
            "It is in preparation: its administrator says how long files are kept, another approves, then it goes live.",
            highlight=False,
            soft_wrap=True,
        )


@app.command("list")
def listed(json: show.Json = False) -> None:
    """All institutions, with the short names that other commands ask for."""
    wake(or_demo=True)
    from samspil.institutions import service as institutions

    rows = [
        {"short": i.slug, "name": i.name, "kind": str(i.kind), "country": str(i.country)}
        for i in institutions.every()
    ]
    if json:
        show.as_json(rows)
        return
    for row in rows:
        show.out.print(
            f"[bold]{row['short']}[/]  {row['name']}, {row['country']}", highlight=False, soft_wrap=True
        )


def one_of(what: str, given: str, known: list[Any]) -> None:
    if given not in known:
        show.fail(f"{given} is no {what}.", f"It may be: {', '.join(str(k) for k in known)}", status=2)
