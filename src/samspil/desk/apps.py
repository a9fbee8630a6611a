from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "samspil.desk"
    label = "desk"

    def ready(self) -> None:
        """Which rooms put a part of theirs on the pages of rooms below them."""
        from samspil.beds import service as beds
        from samspil.cases import service as cases
        from samspil.consents import service as consents
        from samspil.courses import service as courses
        from samspil.crisis import service as crisis
        from samspil.desk import safety
        from samspil.desk.acts.stays import STAYS
        from samspil.exchange import service as exchange
        from samspil.fostering import service as fostering
        from samspil.look.service import fill, see_too
        from samspil.meetings import service as meetings
        from samspil.plans import service as plans
        from samspil.rights import service as rights
        from samspil.sharing import service as sharing
        from samspil.supervision import service as supervision

        cases.stays(STAYS)
        fill("case", "plan", 10, plans.panel)
        fill("meeting_goals", "plan", 10, plans.on_screen)
        fill("case_decision", "plan", 10, plans.decision)
        fill("consent", "shares", 10, cases.consent_panel)
        fill("case_access", "consents", 10, consents.panel)
        fill("case_access", "named", 2, cases.named_panel)
        fill("case_access", "rights", 20, rights.panel)
        fill("case_access", "asks", 5, sharing.panel)
        fill("case", "bed", 20, beds.panel)
        fill("case", "placement", 30, fostering.panel)
        fill("case", "crisis", 40, crisis.panel)
        fill("at_home", "supervision", 10, supervision.panel)
        fill("at_home", "courses", 20, courses.panel)
        fill("at_home_call", "line", 10, supervision.call_panel)
        fill("line_call", "crisis", 10, crisis.call_panel)
        fill("case", "return", 90, exchange.panel)
        fill("line_child", "crisis", 10, safety.at_the_line)

        see_too("plan", "plans", plans.who_holds)
        see_too("meeting", "meetings", meetings.who_joined)
        for kind, who in rights.SEERS.items():
            see_too(kind, "rights", who)
