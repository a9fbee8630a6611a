"""The scenes in the order they are told."""

from samspil.story.scenes.brno import BRNO
from samspil.story.scenes.ede import EDE
from samspil.story.scenes.groningen import GRONINGEN
from samspil.story.scenes.leeds import LEEDS
from samspil.story.scenes.oulu import OULU
from samspil.story.scenes.vejle import VEJLE
from samspil.story.scenes.vesthimmerland import VESTHIMMERLAND
from samspil.story.script import Scene

SCENES: tuple[Scene, ...] = (BRNO, LEEDS, GRONINGEN, VEJLE, VESTHIMMERLAND, EDE, OULU)
