"""What the log must not say: an address that opens a door is written without its key."""

import logging
import re

SECRET = re.compile(
    r"(/(?:invited|answer|safety|my/open|join|supervision-calendar|fostering-application|fostering-invitation|account/confirm-email|account/password/reset/key)/"
    r"|(?<![^\s\"'(])(?:https?://[^/\s]+)?/(?:plan|calendar)/)[^/\s]+"
)
"""What stands before a key. `plan` and `calendar` only where the address begins: inside others they are pages by id."""


class NoSecrets(logging.Filter):
    """Identifiers may stand in a log, the secrets of links may not."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = SECRET.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
