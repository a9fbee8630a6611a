"""What the codes of the return mean, in English, as the Department for Education's guide to the return says it (shortened).

A code without a certain meaning keeps itself as its label. `label(column, code)` never fails.
"""

from __future__ import annotations

SEX = {"1": "Male", "2": "Female", "M": "Male", "F": "Female"}
ETHNIC = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WOTH": "Any other White background",
    "WIRT": "Traveller of Irish heritage",
    "WROM": "Gypsy/Roma",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "AOTH": "Any other Asian background",
    "BCRB": "Caribbean",
    "BAFR": "African",
    "BOTH": "Any other Black background",
    "CHNE": "Chinese",
    "OOTH": "Any other ethnic group",
    "REFU": "Refused",
    "NOBT": "Information not yet obtained",
}
UPN = {
    "UN1": "Not of school age and not yet given a number",
    "UN2": "Never attended a maintained school in England",
    "UN3": "Educated outside England",
    "UN4": "Newly looked after, number not yet known",
    "UN5": "Sources disagree about the number",
}
MOTHER = {"0": "Not a mother", "1": "Is a mother"}
UASC = {"0": "Not an unaccompanied asylum-seeking child", "1": "Unaccompanied asylum-seeking child"}

RNE = {
    "S": "Started to be looked after",
    "L": "Change of legal status only",
    "P": "Change of placement and carer(s) only",
    "T": "Change of placement (but same carer(s)) only",
    "B": "Change of legal status and placement and carer(s) at the same time",
    "U": "Change of legal status and change of placement (but same carer(s)) at the same time",
}
LS = {
    "C1": "Interim care order",
    "C2": "Full care order",
    "D1": "Freeing order granted",
    "E1": "Placement order granted",
    "V2": "Single period of accommodation under section 20 (Children Act 1989)",
    "V3": "Agreed series of short-term breaks, individual episodes recorded",
    "V4": "Agreed series of short-term breaks, agreements recorded",
    "L1": "Under police protection and in local authority accommodation",
    "L2": "Emergency protection order",
    "L3": "Under child assessment order and in local authority accommodation",
    "J1": "Remanded to local authority accommodation or to youth detention accommodation",
    "J2": "In local authority accommodation under the Police and Criminal Evidence Act 1984",
    "J3": "Sentenced to a youth rehabilitation order with residence or intensive fostering requirement",
}
CIN = {
    "N1": "Abuse or neglect",
    "N2": "Child's disability",
    "N3": "Parental illness or disability",
    "N4": "Family in acute stress",
    "N5": "Family dysfunction",
    "N6": "Socially unacceptable behaviour",
    "N7": "Low income",
    "N8": "Absent parenting",
}
PLACE = {
    "A3": "Placed for adoption with consent, with current foster carer(s)",
    "A4": "Placed for adoption with consent, not with current foster carer(s)",
    "A5": "Placed for adoption with placement order, with current foster carer(s)",
    "A6": "Placed for adoption with placement order, not with current foster carer(s)",
    "H5": "Semi-independent living accommodation not subject to children's homes regulations",
    "K1": "Secure children's home",
    "K2": "Children's home subject to the children's homes regulations",
    "K3": "Registered supported accommodation",
    "P1": "With own parent(s) or other person(s) with parental responsibility",
    "P2": "Independent living",
    "P3": "Residential employment",
    "R1": "Residential care home",
    "R2": "NHS/health trust or other establishment providing medical or nursing care",
    "R3": "Family centre or mother and baby unit",
    "R5": "Young offender institution",
    "S1": "Residential school",
    "T0": "Temporary move (any type)",
    "T1": "Temporary period in hospital",
    "T2": "Temporary absence on holiday",
    "T3": "Temporary accommodation while the foster carer(s) are on holiday",
    "T4": "Temporary accommodation of seven days or less for any other reason",
    "U1": "Foster placement with relative(s) or friend(s), long term",
    "U2": "Foster placement with relative(s) or friend(s), fostering for adoption",
    "U3": "Foster placement with relative(s) or friend(s), not long term or for adoption",
    "U4": "Foster placement with other foster carer(s), long term",
    "U5": "Foster placement with other foster carer(s), fostering for adoption",
    "U6": "Foster placement with other foster carer(s), not long term or for adoption",
    "Z1": "Other placement",
}
PLACE_PROVIDER = {
    "PR0": "Parent(s) or other person(s) with parental responsibility",
    "PR1": "Own provision by the local authority",
    "PR2": "Other local authority provision",
    "PR3": "Other public provision",
    "PR4": "Private provision",
    "PR5": "Voluntary or third sector provision",
}
REC = {
    "X1": "Episode ceases and a new one begins on the same day",
    "E2": "Died",
    "E3": "Care taken over by another local authority in the UK",
    "E4A": "Returned home to person(s) with parental responsibility, as part of the care planning",
    "E4B": "Returned home to person(s) with parental responsibility, not part of the care planning",
    "E5": "Moved into independent living with formalised support",
    "E6": "Moved into independent living without formalised support",
    "E7": "Transferred to residential care funded by adult social care services",
    "E8": "Ceased to be looked after for any other reason",
    "E9": "Sentenced to custody",
    "E11": "Adopted, application unopposed",
    "E12": "Adopted, consent dispensed with by the court",
    "E13": "Left care to live with person(s) with no parental responsibility",
    "E14": "Accommodation on remand ended",
    "E15": "Age assessment determined that the child is aged 18 or over",
    "E16": "Child moved abroad",
    "E17": "Aged 18 or over and remained with current carers",
    "E41": "Residence order or child arrangements order granted",
    "E45": "Special guardianship order to former foster carer(s), relative(s) or friend(s)",
    "E46": "Special guardianship order to former foster carer(s), other than relative(s) or friend(s)",
    "E47": "Special guardianship order to other carer(s), relative(s) or friend(s)",
    "E48": "Special guardianship order to other carer(s), other than relative(s) or friend(s)",
}
REASON_PLACE_CHANGE = {
    "CARPL": "Change to or implementation of care plan",
    "CLOSE": "Resignation or closure of provision",
    "ALLEG": "Allegation (section 47)",
    "STAND": "Standards of care concern",
    "APPRR": "Approval removed",
    "CREQB": "Carer(s) request placement end due to child's behaviour",
    "CREQO": "Carer(s) request placement end other than due to child's behaviour",
    "CHILD": "Child requests placement end",
    "LAREQ": "Responsible or area authority requests placement end",
    "PLACE": "Change in the status of placement only",
    "CUSTOD": "Custody arrangement",
    "OTHER": "Other",
}
REVIEW_CODE = {
    "PN0": "Child aged under 4 at the time of the review",
    "PN1": "Child attends and speaks for him or herself",
    "PN2": "Child attends and an advocate speaks on his or her behalf",
    "PN3": "Child attends and conveys his or her view symbolically",
    "PN4": "Child attends without contribution",
    "PN5": "Child does not attend but briefs an advocate",
    "PN6": "Child does not attend but conveys feelings by a facilitative medium",
    "PN7": "Child does not attend and no views are conveyed",
}
MISSING = {"M": "Missing from care", "A": "Away from placement without authorisation"}
SDQ_REASON = {
    "SDQ1": "No form returned because of the child's age",
    "SDQ2": "Carer(s) refused to complete the questionnaire",
    "SDQ3": "Not possible because of the severity of the child's disability",
    "SDQ4": "Other",
    "SDQ5": "Child or young person refuses",
}
IN_TOUCH = {
    "YES": "In touch",
    "NO": "Not in touch",
    "DIED": "Died after leaving care",
    "NREQ": "No longer requires services",
    "REFU": "Refuses contact",
    "RHOM": "Returned home for six months or more",
}
ACTIV = {
    "F1": "Full time in higher education",
    "P1": "Part time in higher education",
    "F2": "Full time in other education",
    "P2": "Part time in other education",
    "F3": "Full time in training or employment",
    "P3": "Part time in training or employment",
    "F4": "Full time in an apprenticeship",
    "P4": "Part time in an apprenticeship",
    "F5": "Full time in training or employment (not apprenticeship)",
    "P5": "Part time in training or employment (not apprenticeship)",
    "G4": "Not in education, employment or training: illness or disability",
    "G5": "Not in education, employment or training: other circumstances",
    "G6": "Not in education, employment or training: pregnancy or parenting",
    "0": "Not known or not applicable",
}
_HOUSING = {
    "B": "With parent(s) or relative(s)",
    "C": "Community home or other residential care",
    "D": "Semi-independent, transitional accommodation",
    "E": "Supported lodgings",
    "G": "Gone abroad",
    "H": "Deported",
    "K": "Ordinary lodgings without formal support",
    "R": "Residence not known",
    "S": "No fixed abode or homeless",
    "T": "Foyer or similar supported accommodation",
    "U": "Independent living",
    "V": "Emergency accommodation",
    "W": "Bed and breakfast",
    "X": "In custody",
    "Y": "Other accommodation",
    "Z": "With former foster carer(s)",
}
ACCOM = {
    f"{code}{mark}": f"{words}, {fit}"
    for code, words in _HOUSING.items()
    for mark, fit in (("1", "suitable"), ("2", "unsuitable"))
}
ACCOM["0"] = "Not known or not applicable"
PREV_PERM = {
    "P1": "Adoption",
    "P2": "Special guardianship order",
    "P3": "Residence order or child arrangements order",
    "P4": "Unknown",
    "Z1": "No previous permanence option",
}
LA_PERM = {
    "999": "Information not available",
    "NIR": "Northern Ireland",
    "NUK": "Outside the UK",
    "SCO": "Scotland",
    "WAL": "Wales",
}
REASON_PLACED_CEASED = {
    "RD1": "The child's needs changed",
    "RD2": "The court did not make a placement order",
    "RD3": "Prospective adopters could not be found",
    "RD4": "Any other reason",
}
FOSTER_CARE = {"0": "Not adopted by former foster carer(s)", "1": "Adopted by former foster carer(s)"}
NB_ADOPTR = {"1": "One adopter", "2": "Two adopters"}
SEX_ADOPTR = {
    "M1": "One man",
    "F1": "One woman",
    "MM": "Two men",
    "FF": "Two women",
    "MF": "A man and a woman",
}
LS_ADOPTR = {
    "L0": "Single adopter",
    "L11": "Married couple of different gender",
    "L12": "Married couple of the same gender",
    "L2": "Civil partnership couple",
    "L3": "Unmarried couple of different gender",
    "L4": "Unmarried couple of the same gender",
}
_YES_NO = {"0": "No", "1": "Yes"}
_FLAGS = (
    "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
)  # fmt: skip

CODES: dict[str, dict[str, str]] = {
    "SEX": SEX, "ETHNIC": ETHNIC, "UPN": UPN, "MOTHER": MOTHER, "UASC": UASC, "RNE": RNE, "LS": LS, "CIN": CIN, "PLACE": PLACE,
    "PLACE_PROVIDER": PLACE_PROVIDER, "REC": REC, "REASON_PLACE_CHANGE": REASON_PLACE_CHANGE, "REVIEW_CODE": REVIEW_CODE,
    "MISSING": MISSING, "SDQ_REASON": SDQ_REASON, "IN_TOUCH": IN_TOUCH, "ACTIV": ACTIV, "ACCOM": ACCOM, "PREV_PERM": PREV_PERM,
    "LA_PERM": LA_PERM, "REASON_PLACED_CEASED": REASON_PLACED_CEASED, "FOSTER_CARE": FOSTER_CARE, "NB_ADOPTR": NB_ADOPTR,
    "SEX_ADOPTR": SEX_ADOPTR, "LS_ADOPTR": LS_ADOPTR,
    **dict.fromkeys(_FLAGS, _YES_NO),
}  # fmt: skip


def label(column: str, code: str) -> str:
    """The meaning of a code in a column; the code itself when its meaning is not known."""
    return CODES.get(column, {}).get(code, code)
