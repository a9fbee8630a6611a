"""Pages of the shared file."""
