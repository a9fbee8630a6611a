"""Pure computation: no framework, no clock, no files, no network."""
