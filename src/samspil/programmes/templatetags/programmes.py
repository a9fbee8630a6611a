from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def money(value: Any) -> str:
    """An amount with its thousands apart; hundredths only where there are any."""
    if value is None or value == "":
        return "–"
    amount = Decimal(value)
    return number_format(amount, decimal_pos=0 if amount == int(amount) else 2, force_grouping=True)
