from samspil.carers.operations.accusing import (
    answer_allegation,
    close_allegation,
    name_handler,
    note_allegation,
    suspend,
    tell_family,
)
from samspil.carers.operations.asking import by_secret, enquire, note_enquiry, renew, save_application
from samspil.carers.operations.changing import (
    add_member,
    change,
    end_fact,
    end_member,
    give_account,
    guide,
    learnt,
    note_fact,
    note_heard,
    open_places,
    rest,
    rest_over,
    unlearn,
)
from samspil.carers.operations.clearing import clear_evidence
from samspil.carers.operations.deciding import (
    answer_appeal,
    appeal,
    decide,
    family_read,
    show_check,
    write_report,
)
from samspil.carers.operations.filling import fill_gaps, gaps
from samspil.carers.operations.inviting import accept_carer, by_key, invite_carer
from samspil.carers.operations.knowing import when_moved_in
from samspil.carers.operations.linking import link_member
from samspil.carers.operations.meeting import (
    call_off_visit,
    plan_evening,
    plan_visit,
    report_visit,
    seat,
    start_campaign,
)
from samspil.carers.operations.moving import go_on, set_next, stop
from samspil.carers.operations.taking import (
    NewApproval,
    NewCheck,
    NewFact,
    NewFamily,
    NewLearning,
    NewMember,
    NewOffer,
    note_numbers,
    take_over,
)

__all__ = [
    "NewApproval", "NewCheck", "NewFact", "NewFamily", "NewLearning", "NewMember", "NewOffer", "accept_carer",
    "add_member", "answer_allegation", "answer_appeal", "appeal", "by_key", "by_secret", "call_off_visit", "change",
    "clear_evidence", "close_allegation", "decide", "end_fact", "end_member", "enquire", "family_read", "fill_gaps", "gaps",
    "give_account", "go_on", "guide", "invite_carer", "learnt", "link_member", "name_handler", "note_allegation",
    "note_enquiry", "note_fact", "note_heard", "note_numbers", "open_places", "plan_evening", "plan_visit", "renew",
    "report_visit", "rest", "rest_over", "save_application", "seat", "set_next", "show_check", "start_campaign",
    "stop", "suspend", "take_over", "tell_family", "unlearn", "when_moved_in", "write_report",
]  # fmt: skip
