"""``python -m samspil.cli``: what the start script runs once its environment stands."""

from __future__ import annotations

from samspil.cli.commands import app

if __name__ == "__main__":
    app(prog_name="samspil")
