"""Recording, renewing and taking back a consent."""

from samspil.consents.operations.endings import when_ended, withdraw
from samspil.consents.operations.recording import Given, missing, record, renew

__all__ = ["Given", "missing", "record", "renew", "when_ended", "withdraw"]
