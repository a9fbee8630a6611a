"""What lets the family's page live on the home screen of a phone: the manifest, and the worker that keeps the last state."""

import json

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samspil.access.service import open_to_all

WORKER = "supervision/offline.js"


@open_to_all("it says how the page is called and which picture it has; nothing of anybody")
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    home = reverse("fostering:home")
    said = {
        "id": home, "name": "Samspil", "short_name": "Samspil", "start_url": home, "scope": "/at-home/", "display": "standalone",
        "lang": get_language(), "background_color": "#f6f5f1", "theme_color": "#0d3236",
        "icons": [_icon("look/mark.svg", "any", "svg+xml")]
        + [_icon(f"look/icons/mark-{size}.png", f"{size}x{size}") for size in (192, 512)]
        + [_icon("look/icons/mark-full-512.png", "512x512", purpose="maskable")],
    }  # fmt: skip
    return HttpResponse(json.dumps(said), content_type="application/manifest+json")


def _icon(file: str, sizes: str, form: str = "png", purpose: str = "any") -> dict[str, str]:
    return {"src": staticfiles_storage.url(file), "sizes": sizes, "type": f"image/{form}", "purpose": purpose}


@open_to_all(
    "the program that keeps the last state of the family's page on its own phone; the same for everybody"
)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Served from where the family's pages are, because a worker has power over its own folder only."""
    file = finders.find(WORKER)
    with open(str(file) if file else staticfiles_storage.path(WORKER), encoding="utf-8") as code:
        answer = HttpResponse(code.read(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer
