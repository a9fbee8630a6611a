"""Components print what they are given, escaped, with the words assistive technology needs."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import timezone, translation


def render(source: str, **context: object) -> str:
    return Template("{% load look %}" + source).render(Context(context))


class Visit(forms.Form):
    name = forms.CharField(label="Name", help_text="As she says it.")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)


def test_a_field_says_label_help_and_what_was_typed():
    page = render("{% field form.name %}", form=Visit(initial={"name": "<b>Maya"}))
    assert '<label class="lbl" for="id_name">Name</label>' in page
    assert 'id="id_name_helptext">As she says it.' in page
    assert 'aria-describedby="id_name_helptext"' in page
    assert "&lt;b&gt;Maya" in page and "form-control" in page


def test_an_error_stands_beside_its_field_and_is_linked_from_the_top():
    form = Visit({"name": "", "kind": "a"})
    page = render("{% error_summary form %}{% field form.name %}", form=form)
    assert 'href="#id_name"' in page
    assert 'id="id_name_error"' in page
    assert "id_name_error" in page.split("aria-describedby=")[1].split(">")[0]
    assert 'aria-invalid="true"' in page


def test_a_group_of_choices_is_a_fieldset_the_summary_can_reach():
    page = render("{% error_summary form %}{% field form.kind %}", form=Visit({"name": "x"}))
    target = page.split('href="#')[1].split('"')[0]
    assert f'id="{target}"' in page
    assert "<fieldset" in page and "<legend>Kind" in page


def test_a_form_without_errors_has_no_summary():
    assert render("{% error_summary form %}", form=Visit({"name": "x", "kind": "a"})) == ""


def test_marks_print_their_word_and_their_shape():
    assert 'class="mark unk">not known' in render('{% mark "unk" "not known" %}')
    with pytest.raises(KeyError):
        render('{% mark "maybe" "perhaps" %}')


def test_what_people_write_is_escaped_everywhere():
    bad = "<script>x</script>"
    page = render(
        "{% chip bad %}{% org bad bad %}{% vis 'shared' bad %}{% avatar bad %}{% banner %}{{ bad }}{% endbanner %}"
        "{% crumbs '/' bad bad %}{% difference bad bad %}{% factcell 'home' bad bad bad %}",
        bad=bad,
    )
    assert "<script>" not in page


@pytest.mark.parametrize(
    ("name", "letters"), [("Kate Thompson", "KT"), ("Anna-Lena de Vries", "AV"), ("Řehoř", "Ř"), ("", "?")]
)
def test_initials_take_the_first_and_the_last_name(name, letters):
    assert render("{{ name|initials }}", name=name) == letters


def test_dates_follow_the_time_zone_and_language_of_the_reader():
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    with time_machine.travel("2026-11-24 12:00Z", tick=False), translation.override("cs"):
        with timezone.override(ZoneInfo("Europe/Prague")):
            assert render("{{ at|when }}; {{ at|day }}", at=late) == "dnes 0.30; 24. 11. 2026"
        with timezone.override(ZoneInfo("UTC")):
            assert render("{{ at|when }}", at=late) == "včera 23.30"


def test_an_empty_date_prints_nothing():
    assert (
        render("{{ a|day }}{{ a|when }}{{ a|moment }}{{ a|clock }}{{ a|minutes }}{{ a|age }}", a=None) == ""
    )


def test_a_difference_says_in_words_what_was_added():
    page = render("{% difference 'at home' 'at school' %}")
    assert '<ins class="added"><span class="visually-hidden">[added: </span>school' in page
    assert '<del class="removed">' in page


def test_the_pager_shows_only_the_addresses_that_exist():
    assert render("{% pager '' '' %}") == ""
    page = render("{% pager '?before=7' '' %}")
    assert "?before=7" in page and page.count("<a ") == 1


def test_the_page_shows_only_the_rooms_it_is_given():
    items = [SimpleNamespace(url="/a", icon="home", label="My day", count=2, current=True, group="")]
    page = render_to_string("look/page.html", {"rail": items, "actor_name": "Priya Shah"})
    assert page.count('class="item"') == 1
    assert 'aria-current="page"' in page and "Priya Shah" in page
    assert "btn-crisis" not in page
    assert "btn-crisis" in render_to_string("look/page.html", {"rail": items, "crisis_url": "/crisis"})


def test_the_fifth_room_is_still_reached_on_a_phone():
    items = [
        SimpleNamespace(url=f"/{n}", icon="home", label=f"Room {n}", count=0, current=False, group="")
        for n in range(6)
    ]
    bottom = render_to_string("look/_bottom.html", {"rail": items})
    assert all(f'href="/{n}"' in bottom for n in range(6))


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html", "403_csrf.html"])
def test_an_error_page_says_what_is_safe_and_gives_a_code_without_any_context(name):
    page = render_to_string(name)
    assert page.count("<h1>") == 1
    assert 'class="lead"' in page and "problem-code" in page


def test_forbidden_and_missing_are_the_same_page():
    assert render_to_string("403.html") == render_to_string("404.html")


def test_the_projector_is_always_light():
    assert 'data-theme-choice="light"' in render_to_string("look/projector.html", {"theme": "dark"})


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Fill this in."), ("da", "Udfyld dette."), ("cs", "Vyplňte to.")]
)
def test_the_framework_speaks_our_way(language, words):
    with translation.override(language):
        assert Visit({"kind": "a"}).errors["name"] == [words]
