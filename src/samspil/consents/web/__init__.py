"""Pages of consents: a person's consents, one of them, recording, taking back, plain words for the family."""
