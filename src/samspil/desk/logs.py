"""What the log must not say: an address that opens a door is written without its key."""

import logging
import re

SECRET = re.compile(r"(/(?:invited|answer|my/open|account/password/reset/key)/)[^/\s]+")


class NoSecrets(logging.Filter):
    """Identifiers may stand in a log, the secrets of links may not."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = SECRET.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
