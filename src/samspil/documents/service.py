"""The door of documents: drafts that save themselves."""

from samspil.documents import drafts
from samspil.documents.models import Draft

__all__ = ["Draft", "drafts"]
