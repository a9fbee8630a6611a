"""The floor everything stands on: base model, identifiers, periods, errors, paging, names."""
