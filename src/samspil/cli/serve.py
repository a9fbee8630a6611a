"""``./samspil serve``: the web server, and beside it the worker for what requests put off."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from samspil.cli import background, migrate, show
from samspil.cli.place import wake

Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]


def serve(
    port: Port = 8000,
    address: Annotated[
        str, typer.Option(help="The address to listen on; 0.0.0.0 for every one.")
    ] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Server processes.", min=1)] = 1,
    threads: Annotated[int, typer.Option(help="Requests each process answers at once.", min=1)] = 8,
    worker: Annotated[bool, typer.Option(help="Also do the background work here.")] = True,
) -> None:
    """Start the web server with the settings of the environment (see docs/look-up/settings.md)."""
    wake(serving=True)
    from samspil.ground import fencing

    if missing := migrate.pending():
        show.fail(f"The database lacks {len(missing)} changes of this version.", "./samspil migrate")
    if fencing.missing():
        show.fail("The second fence does not stand as this version states it.", "./samspil migrate")
    run(address=address, port=port, workers=workers, threads=threads, with_worker=worker)


def run(*, address: str, port: int, workers: int = 1, threads: int = 8, with_worker: bool = True) -> None:
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    refuse_taken(address, port)
    gather_static_files()
    if with_worker:
        background.start_beside()
    connections.close_all()  # a connection of the embedded database must not be carried over a fork
    Granian(
        "samspil.desk.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=3,  # Ctrl+C reaches server and worker at once, and then the worker may not hear it
        log_level=LogLevels.error,
    ).serve()


def refuse_taken(address: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as trouble:
            show.fail(
                f"Port {port} is not free ({trouble.strerror}).", f"Take another one:  --port {port + 1}"
            )


def gather_static_files() -> None:
    """Styles, scripts and fonts into one folder under names that change with their content."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.STATIC_ROOT:
        call_command("collectstatic", interactive=False, verbosity=0)
