"""``./samspil sip``: answers SIP exchanges with whom an acute line rings, and redirects the call there."""

from __future__ import annotations

from typing import Annotated

import typer

from samspil.cli import show
from samspil.cli.place import wake


def sip(
    port: Annotated[
        int, typer.Option(help="The UDP port to listen on; 0 takes any.", min=0, max=65535)
    ] = 5060,
    address: Annotated[
        str, typer.Option(help="The address to listen on; 0.0.0.0 for every one.")
    ] = "127.0.0.1",
) -> None:
    """Answer a SIP exchange that asks whom an acute line rings (302 with the numbers in order); see docs/do/acute-line.md."""
    wake(serving=True)
    from samspil.desk.telephone import listen

    def ready(bound: int) -> None:
        show.err.print(f"Answering SIP on {address}:{bound} (UDP)", highlight=False)

    try:
        listen(address, port, ready)
    except OSError as trouble:
        show.fail(f"Port {port} is not free ({trouble.strerror}).", f"Take another one:  --port {port + 1}")
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
