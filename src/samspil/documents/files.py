"""Files that people hand in: known by their content, sealed with a key made from the secret key, read by one room."""

import base64
import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from samspil.documents.models import Stored
from samspil.ground.actor import Actor
from samspil.ground.erasing import Gone, erase_rows
from samspil.ground.errors import Invalid, NotFound

PURPOSE = b"samspil.documents:"
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True, slots=True)
class Opened:
    """A kept file, read: its kind and what is in it."""

    media_type: str
    content: bytes

    @property
    def ending(self) -> str:
        return ENDINGS[self.media_type]


def kind_of(content: bytes) -> str:
    """What the content is, by its own marks at both ends and not by a name; empty for anything that is not taken."""
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]:
        return "application/pdf"
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-2048:]:
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and b"IEND" in content[-2048:]:
        return "image/png"
    return ""


def largest() -> int:
    return int(settings.SAMSPIL_LARGEST_DOCUMENT)


def problem(content: bytes) -> str:
    """Why this content is not taken, in words that say what to do; empty if it is."""
    if not content:
        return _("This file is empty. Choose it again.")
    if len(content) > largest():
        return too_large()
    if not kind_of(content):
        return _("This is no PDF, JPEG or PNG. Scan it again as one of these, or take a photo.")
    return ""


def too_large() -> str:
    limit = max(1, largest() // 1_000_000)
    return _("This file is too large. The largest that is taken is %(limit)s MB.") % {"limit": limit}


def keep(*, by: Actor, at: dt.datetime, content: bytes, field: str = "file") -> Stored:
    """Keep a file, sealed. Part of the keeping room's transaction and trail; `field` is where a problem is shown."""
    if words := problem(content):
        raise Invalid({field: words})
    return Stored.objects.create(
        institution=by.institution,
        kept_by=by.account,
        kept_at=at,
        media_type=kind_of(content),
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        sealed=_seal().encrypt(content),
    )


def erase(ids: Iterable[UUID]) -> Gone:
    """The files themselves, when the records that held them are gone. The caller leaves the trail."""
    return erase_rows(Stored.objects.filter(pk__in=list(ids)))


def read(id: UUID) -> Opened:
    """What is in a kept file. The caller has already decided that the reader may see it."""
    found = Stored.objects.filter(pk=id).first()
    if found is None:
        raise NotFound
    sealed: Any = found.sealed
    return Opened(found.media_type, _seal().decrypt(bytes(sealed)))


def _seal() -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + k.encode()).digest())) for k in keys]
    )
