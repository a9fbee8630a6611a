import datetime as dt, os
import pytest
from samspil.formulations import service as maps
from samspil.ground import clock
from tests.cast import call
pytestmark = pytest.mark.django_db(transaction=True)
DA = [
 ("presenting","Ida har været i skole 6 af 20 dage","fact","school","skolen"),
 ("presenting","Er oppe om natten og sover til middag","observation","mother","mor"),
 ("presenting","“Jeg får ondt i maven om søndagen”","opinion","child",""),
 ("predisposing","To skoleskift på tre år","fact","school","skolen"),
 ("predisposing","Mor var syg i foråret 2024","fact","mother","mor"),
 ("precipitating","Bedste veninde flyttede i august","fact","child",""),
 ("precipitating","Ny klasselærer efter sommerferien","fact","school","skolen"),
 ("perpetuating","Når Ida bliver hjemme, bliver der ro i huset","observation","worker","familiekonsulent"),
 ("perpetuating","Ingen vækker hende, mor møder kl. 6","fact","mother","mor"),
 ("perpetuating","Lektier hober sig op, skolen føles umulig","opinion","child",""),
 ("protective","Mormor bor 400 meter væk","fact","mother","mor"),
 ("protective","Går til håndbold, også på fraværsdage","observation","other","træner"),
 ("protective","Mor og far taler godt sammen om Ida","observation","worker","familiekonsulent"),
 ("predicting","Uden ændring: over 80 % fravær til jul","opinion","school","skolen"),
 ("predicting","Lykkes morgenerne: tre dage om ugen i januar","opinion","mother","mor og Ida"),
]
def scene(c, at):
    j=c.actor(c.jana); board=maps.start(by=j,at=at,case=c.case)
    cards=[maps.add_factor(by=j,at=at,map=board,field=f,text=t,kind=k,voice=v,voice_words=w,said_on=at.date()-dt.timedelta(days=10+n%3),language="da") for n,(f,t,k,v,w) in enumerate(DA)]
    for a,b in ((1,10),(10,3),(3,8),(8,1)): maps.link(by=j,at=at,source=cards[a-1],target=cards[b-1],kind="sets_off")
    maps.contest(by=j,at=at,factor=cards[9],words="far: “hun er bare træt”")
    maps.note_tried(by=j,at=at,map=board,what="Morgenhentning mandag og torsdag holdt i tre uger",outcome="did_not_last",period="foråret 2026",why="Så skiftede hun hver dag.")
    maps.state_hypothesis(by=j,at=at,map=board,keeps="At blive hjemme giver ro for alle, og så vokser bjerget i skolen.",address="Mormor vækker og følger mandag og torsdag. Skolen sletter gamle lektier.",achieve="Ida er i skole tre dage om ugen i januar og sover før kl. 23.",grounds=[cards[0],cards[7],cards[9]],status="tested",test_until=dt.date(2026,12,15),agreement="Mor enig · far delvis · Ida enig")
    maps.keep_version(by=j,at=at,map=board,why="Før mødet")
    maps.here(by=c.actor(c.petra),at=at,map=board,factor=cards[6]); maps.here(by=c.actor(c.lukas),at=at,map=board)
    return board,cards
@pytest.mark.parametrize("lang",os.environ.get("LANGS","da,cs").split(","))
def test_shots(new_page, sign_in, lang):
    at=clock.now()
    c=call(language=lang)
    from samspil.people.models import Person
    if lang=="da": Person.objects.filter(pk=c.tereza.pk).update(given_name="Ida",family_name="Sørensen")
    from samspil.cases.models import Case
    c=c.__class__(**{**c.__dict__,"case":Case.objects.select_related("child").get(pk=c.case.pk)})
    board,cards=scene(c,at)
    base=f"/cases/{c.case.pk}/map/"
    for w,h in ((1280,900),(390,844)):
        p=new_page(w,h); sign_in(p,c.jana)
        p.goto(base); p.wait_for_timeout(400)
        p.screenshot(path=f"/tmp/shot-{lang}-{w}.png",full_page=True)
        if w==1280:
            p.locator("#card-13 summary").click(); p.locator("#new-protective > summary").click(); p.wait_for_timeout(300)
            p.screenshot(path=f"/tmp/shot-{lang}-open.png",full_page=True)
            for n,u in (("list","?as=list"),("card",f"cards/{cards[9].pk}/"),("hyp","hypothesis/"),("tried","tried/"),("versions","versions/")):
                p.goto(base+u); p.wait_for_timeout(200); p.screenshot(path=f"/tmp/shot-{lang}-{n}.png",full_page=True)
