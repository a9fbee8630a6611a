"""``./samspil demo``: the whole product with an invented story, on this machine, in one command."""

from __future__ import annotations

import shutil
from typing import Annotated, Any

import typer

from samspil.cli import migrate, serve, show
from samspil.cli.place import DEMO as FOLDER
from samspil.cli.place import demo_surroundings, wake


def demo(
    port: serve.Port = 8000,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Throw the demo's data away and tell the story anew.")
    ] = False,
) -> None:
    """Start Samspil with an embedded database and invented families, and say how to sign in as each person."""
    serve.refuse_taken("127.0.0.1", port)
    if fresh:
        shutil.rmtree(FOLDER, ignore_errors=True)
    demo_surroundings(FOLDER, port)
    wake(serving=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    migrate.apply(quiet=False)
    people = story(fresh)
    introduce(port, people)
    serve.run(address="127.0.0.1", port=port)


def story(fresh: bool) -> list[Any]:
    """Tell the story once; a second start finds it told."""
    from samspil.ground import fence
    from samspil.story.service import leave_personas, persons, tell

    told = FOLDER / "told"
    if not told.exists():
        with show.progress() as bar, fence.lifted("the story is told in the name of many institutions"):
            line = bar.add_task("Telling the story", total=1)
            tell(progress=lambda done, total: bar.update(line, completed=done, total=total))
        told.touch()
    leave_personas()
    return list(persons())


def introduce(port: int, people: list[Any]) -> None:
    address = f"http://localhost:{port}"
    say = show.out.print
    say(f"\n[bold]Samspil is at {address}[/]   (stop it with Ctrl+C)\n", highlight=False)
    say("Sign in as one of these people; all of them are invented.\n")
    for person in people:
        link = f"{address}{person.sign_in_path}"
        say(f"  [bold]{person.name}[/], {person.sentence}\n    {link}", highlight=False, soft_wrap=True)
    say("")
