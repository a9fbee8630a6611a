"""Recording, renewing and taking back a consent."""

from samspil.consents.operations.endings import when_ended, withdraw
from samspil.consents.operations.recording import record, renew

__all__ = ["record", "renew", "when_ended", "withdraw"]
