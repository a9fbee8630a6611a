"""Collects what is found while one file is read, so that the readers can say it in one line."""

from __future__ import annotations

from samspil.engines.ssda903.problem import Finding, Severity
from samspil.engines.ssda903.reasons import sentence


class Notes:
    """The findings about one file. Codes of our own begin with S-."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def add(
        self,
        rule: str,
        severity: Severity,
        reason: str,
        *,
        row: int = 0,
        column: str = "",
        table: str = "",
        child: str = "",
        **params: object,
    ) -> None:
        told = {name: str(value)[:200] for name, value in params.items()}
        if column:
            told["column"] = column
        self.findings.append(
            Finding(
                self.file, row, column, rule, severity, reason, told, sentence(reason, told), table, child
            )
        )
