from fractions import Fraction
from typing import Any

from django import template
from django.utils.formats import number_format

register = template.Library()
SIGNS = {
    Fraction(1, 2): "½",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
}


@register.filter
def share(value: Any) -> str:
    """A share or a number of days that need not be whole: ½, 1⅓, 12; other parts as n/m under ten, else with a decimal."""
    said = Fraction(value)
    whole, rest = divmod(said.numerator, said.denominator)
    part = Fraction(rest, said.denominator)
    if not rest:
        return str(whole)
    if part in SIGNS:
        return f"{whole or ''}{SIGNS[part]}"
    if not whole and said.denominator < 10:
        return f"{said.numerator}/{said.denominator}"
    return number_format(round(float(said), 2), decimal_pos=2)
