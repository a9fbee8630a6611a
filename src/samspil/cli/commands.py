"""All commands in one list. A command is imported here and does its heavy imports when it runs."""

from __future__ import annotations

import typer

from samspil.cli import (
    bench,
    check,
    demo,
    exchange,
    institution,
    listed,
    mail,
    migrate,
    retention,
    serve,
    sip,
    test,
    trail,
    user,
)

app = typer.Typer(
    name="samspil",
    help="The shared workspace for everybody around a vulnerable child.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("demo")(demo.demo)
app.command("test", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(test.test)
app.command("serve")(serve.serve)
app.command("sip")(sip.sip)
app.command("migrate")(migrate.migrate)
app.command("check")(check.check)
app.command("bench")(bench.bench)
app.add_typer(user.app, name="user")
app.add_typer(trail.app, name="trail")
app.add_typer(mail.app, name="mail")
app.add_typer(retention.app, name="retention")
app.add_typer(institution.app, name="institution")
exchange.import_app.command("list")(listed.import_list)
exchange.import_app.command("families")(listed.import_families)
exchange.export_app.command("list")(listed.export_list)
app.add_typer(exchange.import_app, name="import")
app.add_typer(exchange.export_app, name="export")
