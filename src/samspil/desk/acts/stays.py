"""Acts by which nothing that is typed gets to anybody who may not know a protected place; each group with its reason.

Whatever else is recorded while somebody types is asked first (see `cases.operations.speaking`): a new act is, until somebody says
here why it need not be. A test of the law compares the names with the code."""

_GROUPS = {
    "about staff and their own sign-in; no child is spoken of": """
        accounts.accept_invitation accounts.change_role accounts.codes_renewed accounts.create accounts.employ accounts.end_session
        accounts.factor_added accounts.factor_failed accounts.factor_removed accounts.invite accounts.invite_again accounts.lock
        accounts.password_changed accounts.prefer accounts.release accounts.sign_in accounts.sign_in_failed accounts.sign_out
        accounts.withdraw_invitation coaching.set_line coaching.end_line""",
    "about the institution itself, as it presents itself to everybody": """
        institutions.add_team institutions.begin_work institutions.change institutions.end_team institutions.found institutions.hold
        institutions.lay_down""",
    "rules and words for the whole system, decided by two who read them": """
        formulations.publish_words rules.approve rules.decline rules.propose rules.withdraw""",
    "the place itself: its own mark says who sees it": """
        cases.moved people.join_home people.leave_home people.lives_at people.protect people.share_home watch.note_home
        watch.forget_home""",
    "read by the institution that writes it and nobody else: its beds": """
        beds.add_bed beds.admit beds.ask_scenario beds.change_unit beds.close_bed beds.close_following beds.compute beds.decide
        beds.discharge beds.drop_scenario beds.end_bed beds.hold beds.look_back beds.note_incident beds.note_refusal beds.note_year
        beds.open_unit beds.release beds.reopen beds.set_aim beds.staff beds.start_following beds.stop_scenario""",
    "read by two people of one institution": "coaching.say coaching.read",
    "read by the team whose desk took the call; what a family or another institution gets of it is asked where it is given": """
        crisis.aim crisis.arrive crisis.assess crisis.bed crisis.bed_now crisis.begin crisis.begin_closing crisis.close crisis.come_in
        crisis.correct crisis.decide crisis.end_copy crisis.evaluate crisis.file crisis.hold_bed crisis.leave crisis.log
        crisis.look_upstream crisis.name_area crisis.note_incident crisis.release_bed crisis.say crisis.send crisis.stand_down
        crisis.stand_ready crisis.supervise crisis.take""",
    "about a foster family, for the service and the family itself; no child's file": """
        carers.accept_carer carers.add_member carers.answer_allegation carers.answer_appeal carers.appeal carers.call_off_visit
        carers.change carers.close_allegation carers.decide carers.end_fact carers.end_member carers.enquire carers.family_read
        carers.fill_gaps carers.give_account carers.go_on carers.guide carers.invite_carer carers.learnt carers.link_member
        carers.name_handler carers.note_allegation carers.note_enquiry carers.note_fact carers.note_heard carers.note_numbers
        carers.open_places carers.plan_visit carers.renew carers.report_visit carers.rest carers.rest_over carers.save_application
        carers.seat carers.send_application carers.set_next carers.show_check carers.stop carers.suspend carers.take_over
        carers.tell_family carers.unlearn carers.write_report courses.mark courses.offer courses.set_key""",
    "against whom or where a child must not be, kept by the institution that looks for a family": """
        matching.ban matching.exclude matching.asked_about matching.note_need matching.note_about_family""",
    "names that somebody looks for; nothing of it is kept": "cases.find_in_emergency",
    "made of codes, in words for each reader; what was typed is asked by the act that announces it": "cases.announce",
    "written into the institution's own list of requests; passed on it is asked": "referrals.note_down",
    "of the institution that keeps the file, for whoever looks after its records": """
        retention.hold retention.keep retention.lift retention.propose retention.erase watch.look_into watch.set_threshold""",
    "an import or a return of the institution's own": """
        exchange.accept exchange.begin exchange.bring exchange.finish exchange.follow exchange.keep_adrift exchange.keep_rows
        exchange.look exchange.progressed exchange.stop exchange.throw_away exchange.write_report""",
    "the words that a copy leaves out": "rights.black_out rights.uncover",
}

STAYS = {act: why for why, acts in _GROUPS.items() for act in acts.split()}
