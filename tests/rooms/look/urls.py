"""The product's addresses, the style guide and one page for the scripts."""

from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

from samspil.access.service import declare_open, open_to_all
from samspil.desk.urls import urlpatterns as product

PAGE = """{% extends "look/page.html" %}{% block title %}Scripts{% endblock %}{% block content %}<h1>Scripts</h1>
<form data-draft-url="/draft" data-draft-key="note:1" data-draft-saving="Saving" data-draft-saved="Draft saved {time}"
 data-draft-waiting="Not saved yet"><label for="t">Text</label><textarea id="t" name="text"></textarea>
<span data-draft-state></span></form>
<form method="get" action="/scripts"><button name="done" value="1" data-confirm="End it?" data-confirm-yes="End now">End</button></form>
<button type="button" aria-expanded="false" aria-controls="more">More</button><p id="more" hidden>More words</p>
<div data-board data-moved="{card} is now in {place}" data-not-moved="Not moved">
<section data-place="a" data-place-name="First"><article data-card="1" data-card-name="Card one" data-move-url="/move">
<button type="button" data-move-to="b">Move to Second</button></article></section>
<section data-place="b" data-place-name="Second"></section></div>
{% include "look/_signed_out.html" %}{% endblock %}"""


@open_to_all("a page of the tests")
def scripts(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Template(PAGE).render(RequestContext(request)))


declare_open("look:guide", "a page of the tests")
urlpatterns = [path("look/", include("samspil.look.web.urls")), path("scripts", scripts), *product]
