"""Writing rules down, deciding on them, shipping them; and going live."""

from samspil.rules.operations.deciding import approve, decline, withdraw
from samspil.rules.operations.live import go_live
from samspil.rules.operations.proposing import key_of, propose

__all__ = ["approve", "decline", "go_live", "key_of", "propose", "withdraw"]
