from django.urls import path

from samspil.programmes.web import leading, parts, roles

app_name = "programmes"
urlpatterns = [
    path("programmes/", leading.all_, name="list"),
    path("programmes/new/", leading.new, name="new"),
    path("programmes/<uuid:programme>/", leading.show, name="show"),
    path("programmes/in/<uuid:participation>/", parts.part, name="part"),
    path("programmes/roles/<uuid:division>/", roles.roles, name="roles"),
    path("programmes/roles/<uuid:division>/paper/", roles.paper, name="paper"),
]
