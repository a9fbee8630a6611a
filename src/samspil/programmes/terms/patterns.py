"""The shape of a programme that a municipality begins with: from a ready template or from an older programme.

A pattern is plain data: {"form", "moves", "elements": {code: {"on", "how"}}, "tasks": [[text, {party: share}]],
"rhythms": [[what, from, to, months]]}. The words of a template are translated when a programme is begun from it.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from samspil.programmes.terms.words import Core, Form, Party, Share

Pattern = dict[str, Any]

C, S, W, F = Party.CONSULTANT, Party.INSTITUTION, Party.CASEWORKER, Party.FAMILY
DO, BOTH, ANS, ASK, TOLD = Share.DOES, Share.BOTH, Share.ANSWERS, Share.ASKED, Share.TOLD


@dataclass(frozen=True, slots=True)
class Template:
    code: str
    name: Any
    says: Any
    form: str
    moves: bool
    elements: tuple[tuple[str, bool, Any], ...]
    tasks: tuple[tuple[Any, dict[str, str]], ...]
    rhythms: tuple[tuple[Any, str, str, int], ...]

    def pattern(self) -> Pattern:
        """In the language of who asks."""
        return {
            "form": str(self.form),
            "moves": self.moves,
            "elements": {str(code): {"on": on, "how": str(how)} for code, on, how in self.elements},
            "tasks": [
                [str(text), {str(p): str(s) for p, s in shares.items()}] for text, shares in self.tasks
            ],
            "rhythms": [[str(what), str(a), str(b), months] for what, a, b, months in self.rhythms],
        }


_BOTH_FORMS: tuple[tuple[Any, dict[str, str]], ...] = (
    (_("Decides on the placement and its aim"), {W: BOTH, C: ASK, F: ASK, S: TOLD}),
    (_("Guides the family from day to day"), {C: BOTH, S: TOLD, W: TOLD, F: ASK}),
    (_("Writes the family's development plan"), {F: DO, C: BOTH, S: ASK, W: TOLD}),
    (_("Tells at once when a child may be in danger"), {C: BOTH, S: DO, F: DO, W: TOLD}),
    (_("Answers the acute line"), {S: BOTH, C: TOLD, W: TOLD, F: TOLD}),
)

GROUP = Template(
    code="group",
    name=_("Group form with individual supervision"),
    says=_("As in Vesthimmerland: fixed groups, a theme each quarter, a development plan for every family."),
    form=Form.GROUP_INDIVIDUAL,
    moves=False,
    elements=(
        (Core.COOPERATION, True, _("Consultants and family consultants lead the groups together.")),
        (
            Core.COMPETENCE,
            True,
            _("One theme a quarter, used in groups and at home; a plan for every family."),
        ),
        (Core.NETWORK, True, _("Fixed groups that meet every third month.")),
        (Core.LINE, True, _("One number, day and night.")),
    ),
    tasks=(
        (_("Chooses the theme of the quarter"), {C: BOTH, S: DO, F: ASK, W: TOLD}),
        (_("Leads the group supervision"), {C: BOTH, S: DO, F: TOLD}),
        (_("Gives individual supervision at home"), {C: BOTH, S: ASK, F: ASK, W: TOLD}),
        *_BOTH_FORMS,
    ),
    rhythms=(
        (_("How the groups and plans are going"), C, S, 3),
        (_("What the families need, and what is planned next"), C, W, 6),
    ),
)

INDIVIDUAL = Template(
    code="individual",
    name=_("Individual form, with the move from institution to family"),
    says=_(
        "As in København: an institution's staff come to one family for a course of talks, or with a child who moves."
    ),
    form=Form.INDIVIDUAL,
    moves=True,
    elements=(
        (Core.COOPERATION, True, _("Roles are written down before each course and each move.")),
        (Core.COMPETENCE, True, _("A course of talks when a family meets something new or hard.")),
        (Core.NETWORK, False, ""),
        (Core.LINE, True, _("One number, day and night.")),
    ),
    tasks=(
        (_("Asks for a course of talks for a family"), {C: BOTH, F: ASK, S: TOLD, W: TOLD}),
        (_("Gives the course of talks"), {S: BOTH, C: ASK, F: ASK, W: TOLD}),
        (_("Prepares a child's move from the institution to the family"), {S: BOTH, C: DO, F: DO, W: ASK}),
        (_("Stays in touch with child and family after the move"), {S: BOTH, C: ASK, F: ASK, W: TOLD}),
        *_BOTH_FORMS,
    ),
    rhythms=(
        (_("Which courses run, and which wait"), C, S, 1),
        (_("Children who may move to a family"), S, W, 2),
    ),
)

TEMPLATES = {one.code: one for one in (GROUP, INDIVIDUAL)}
