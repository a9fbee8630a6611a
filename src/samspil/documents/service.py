"""The door of documents: drafts that save themselves, and files that people hand in."""

from samspil.documents import drafts, files
from samspil.documents.models import Draft

__all__ = ["Draft", "drafts", "files"]
