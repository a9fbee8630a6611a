"""The product's own settings, with one more address: the floor that its pages are compared with."""

from samspil.desk.settings import *  # noqa: F403

ROOT_URLCONF = "bench.pages_site.urls"
TEMPLATES[0]["DIRS"].append(str(ROOT / "bench" / "pages_site"))  # noqa: F405
