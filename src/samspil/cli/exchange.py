"""``./samspil import`` and ``./samspil export``: statutory returns and lists, in and out."""

from __future__ import annotations

import typer

import_app = typer.Typer(
    help="Take in a statutory return or a list: first a dry run, then for good.", no_args_is_help=True
)
export_app = typer.Typer(help="Write out a statutory return or a list.", no_args_is_help=True)
