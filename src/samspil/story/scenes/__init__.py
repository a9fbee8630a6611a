"""The scenes in the order they are told."""

from samspil.story.scenes.brno import BRNO
from samspil.story.script import Scene

SCENES: tuple[Scene, ...] = (BRNO,)
