"""Samspil: the shared workspace for everybody around a vulnerable child."""
