from django.urls import path

from samspil.exchange.web import kept, leaving, runs

app_name = "exchange"
urlpatterns = [
    path("import/", runs.imports, name="list"),
    path("import/template.csv", leaving.template_csv, name="template_csv"),
    path("import/template.xlsx", leaving.template_excel, name="template_excel"),
    path("import/families.<str:form>", leaving.families_template, name="families_template"),
    path("import/out/", leaving.out, name="out"),
    path("import/<uuid:run>/", runs.run, name="run"),
    path("import/<uuid:run>/who/", runs.who, name="run_who"),
    path("import/<uuid:run>/columns/", runs.columns, name="columns"),
    path("import/<uuid:run>/accept/", runs.accept, name="accept"),
    path("import/<uuid:run>/discard/", runs.discard, name="discard"),
    path("import/<uuid:run>/problems.csv", leaving.problems, name="problems"),
    path("cases/<uuid:case>/return/", kept.kept, name="kept"),
    path("cases/<uuid:case>/return/who/", kept.who, name="who"),
]
