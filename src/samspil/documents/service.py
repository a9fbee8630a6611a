"""The door of documents: drafts that save themselves, files that people hand in, forms that count once."""

from samspil.documents import drafts, files, sendings
from samspil.documents.models import Draft

__all__ = ["Draft", "drafts", "files", "sendings"]
