"""How a form field is drawn: label, help, what was typed, and its error beside it. Used by the template tags."""

from __future__ import annotations

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext


def _widget_class(widget: forms.Widget) -> str:
    if isinstance(widget, (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return ""
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


def _errors(bound: forms.BoundField) -> SafeString:
    if not bound.errors:
        return mark_safe("")
    return format_html(
        '<p class="field-error" id="{}_error"><span class="ic i-alert-circle" aria-hidden="true"></span><span>{}</span></p>',
        bound.auto_id,
        " ".join(str(error) for error in bound.errors),
    )


def field(bound: forms.BoundField, help: str = "") -> SafeString:
    """Label, help, the field with what was typed, and its error beside it. A field that is asked for only where another
    one says so (`depends`) is not called optional."""
    words = bound.help_text or help
    note = format_html('<p class="help" id="{}_helptext">{}</p>', bound.auto_id, words) if words else ""
    optional = (
        ""
        if bound.field.required or getattr(bound.field, "depends", False)
        else format_html(' <span class="optional">{}</span>', gettext("(may be left empty)"))
    )
    wrong = "wrong" if bound.errors else ""
    widget = bound.field.widget
    if bound.is_hidden:
        return format_html("{}", bound)
    if isinstance(widget, forms.CheckboxInput):
        label = format_html(
            '<label class="choice" for="{}">{}<span>{}</span></label>', bound.id_for_label, bound, bound.label
        )
        return format_html('<div class="field {}">{}{}{}</div>', wrong, label, note, _errors(bound))
    if widget.use_fieldset:
        described = (
            format_html(' aria-describedby="{}"', bound.aria_describedby) if bound.aria_describedby else ""
        )
        return format_html(
            '<fieldset class="field {}" id="{}"{}><legend>{}{}</legend>{}{}{}</fieldset>',
            wrong, bound.auto_id + "_group", described, bound.label, optional, note, _errors(bound), bound,
        )  # fmt: skip
    drawn = bound.as_widget(
        attrs={"class": " ".join(filter(None, [widget.attrs.get("class", ""), _widget_class(widget)]))}
    )
    label = format_html('<label class="lbl" for="{}">{}{}</label>', bound.id_for_label, bound.label, optional)
    return format_html('<div class="field {}">{}{}{}{}</div>', wrong, label, note, drawn, _errors(bound))


def _problems(form: forms.BaseForm) -> list[tuple[str, str]]:
    """The errors of a form, each with the id of its field, if it is about one."""
    rows = [("", str(error)) for error in form.non_field_errors()]
    for bound in form:
        target = bound.id_for_label or f"{bound.auto_id}_group"
        rows += [(target, f"{bound.label}: {error}") for error in bound.errors]
    return rows


def error_summary(*parts: forms.BaseForm) -> SafeString:
    """All errors on top, each linked to its field; of several forms that are sent as one, in one list. Takes the focus
    when the page opens."""
    rows = [row for form in parts if form.errors for row in _problems(form)]
    if not rows:
        return mark_safe("")
    items = format_html_join(
        "", "<li>{}</li>", ((format_html('<a href="#{}">{}</a>', t, w) if t else w,) for t, w in rows)
    )
    return format_html(
        '<section class="error-summary" tabindex="-1" data-focus aria-labelledby="error-summary-title">'
        '<h2 id="error-summary-title">{}</h2><ul>{}</ul></section>',
        gettext("Look at this first. What you typed is still here."),
        items,
    )
