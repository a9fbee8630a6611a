"""Which column of a list holds what, guessed from its heading in five languages."""

from typing import Any

from samspil.exchange.terms import Column, FamilyColumn, Kind
from samspil.ground.names import fold

HEADINGS: dict[str, str] = {
    Column.NUMBER: "number,no,nr,id,client number,client id,child id,case number,nummer,clientnummer,klantnummer,bsn,cpr,cpr nr,"
    "barnets nummer,cislo,c,cislo klienta,id klienta,rodne cislo,numero,asiakasnumero,tunnus,hetu",
    Column.NAME: "name,full name,child,child name,naam,volledige naam,kind,navn,fulde navn,barn,barnets navn,jmeno a prijmeni,"
    "prijmeni a jmeno,dite,jmeno ditete,nimi,koko nimi,lapsi,lapsen nimi",
    Column.GIVEN_NAME: "first name,given name,forename,firstname,voornaam,roepnaam,fornavn,jmeno,krestni jmeno,etunimi",
    Column.FAMILY_NAME: "family name,last name,surname,lastname,achternaam,familienaam,efternavn,prijmeni,sukunimi",
    Column.CALLED: "called,known as,nickname,genoemd,kaldet,kaldenavn,oslovovan,rikaji,prezdivka,kutsumanimi",
    Column.BORN_ON: "date of birth,birth date,dob,born,born on,birthday,geboortedatum,geboren,fodselsdato,fodt,datum narozeni,"
    "narozen,narozeni,syntymaaika,syntynyt,syntymapaiva",
    Column.SEX: "sex,gender,geslacht,kon,pohlavi,sukupuoli",
    Column.PHONE: "phone,telephone,tel,mobile,telefoon,telefoonnummer,mobiel,telefon,tlf,telefonnummer,mobil,puhelin,puhelinnumero",
    Column.EMAIL: "email,e mail,mail,e mailadres,mailadresse,posta,sahkoposti",
    Column.STREET: "street,address,straat,adres,adresse,vej,gade,ulice,adresa,bydliste,katuosoite,osoite",
    Column.POSTCODE: "postcode,post code,zip,postal code,postnummer,postnr,psc,postinumero",
    Column.CITY: "city,town,plaats,woonplaats,stad,by,mesto,obec,kaupunki,kunta,postitoimipaikka",
    Column.REFERENCE: "reference,case reference,file,file number,dossiernummer,dossier,kenmerk,sagsnummer,sagsnr,sag,"
    "spisova znacka,spis,cislo spisu,asianumero,viite",
    Column.OPENED_ON: "opened,opened on,open since,start,start date,startdatum,sinds,oprettet,startdato,zahajeno,od,zahajeni,"
    "avattu,alkaen,aloituspaiva",
    Column.PLACE: "where,where the child is,whereabouts,placement,waar,verblijf,verblijfplaats,hvor,opholdssted,anbringelse,"
    "kde,kde je dite,misto pobytu,missa,sijoituspaikka,olinpaikka",
    Column.NEXT_ON: "next date,next,next contact,deadline,volgende datum,volgende afspraak,naeste dato,naeste,dalsi termin,termin,"
    "pristi termin,seuraava,seuraava paiva,seuraava pvm",
    Column.NEXT_WHAT: "what is next,next step,wat nu,volgende stap,hvad nu,naeste skridt,co dal,dalsi krok,mita seuraavaksi",
    Column.WORKER: "worker,social worker,worker e mail,caseworker,medewerker,jeugdbeschermer,gezinsvoogd,sagsbehandler,"
    "socialradgiver,pracovnik,pracovnice,socialni pracovnik,klicovy pracovnik,tyontekija,sosiaalityontekija",
}  # fmt: skip

FAMILY_HEADINGS: dict[str, str] = {
    FamilyColumn.NUMBER: "number,no,nr,id,family number,family id,nummer,gezinsnummer,pleeggezinnummer,plejefamilienummer,familienummer,"
    "cislo,cislo rodiny,numero,perhenumero,tunnus",
    FamilyColumn.NAME: "name,family,family name,foster family,naam,gezin,gezinsnaam,pleeggezin,navn,familie,plejefamilie,jmeno,rodina,"
    "prijmeni,nazev rodiny,pestounska rodina,nimi,perhe,sijaisperhe,perheen nimi",
    FamilyColumn.KIND: "kind,type,kind of foster care,soort,vorm,soort pleegzorg,type pleegzorg,plejefamilietype,slags,druh,"
    "druh pece,typ,laji,tyyppi,"
    "sijaishuollon muoto",
    FamilyColumn.AREA: "area,region,regio,gebied,wijk,omrade,egn,kommune,oblast,kraj,alue",
    FamilyColumn.STREET: HEADINGS[Column.STREET], FamilyColumn.POSTCODE: HEADINGS[Column.POSTCODE],
    FamilyColumn.CITY: HEADINGS[Column.CITY],
    FamilyColumn.PROTECTED: "secret,secret address,protected,address kept secret,geheim,geheim adres,hemmelig,hemmelig adresse,"
    "beskyttet adresse,"
    "utajena adresa,utajeno,salainen,turvakielto",
    FamilyColumn.PHONE: HEADINGS[Column.PHONE], FamilyColumn.EMAIL: HEADINGS[Column.EMAIL],
    FamilyColumn.LANGUAGE: "language,taal,sprog,jazyk,kieli",
    FamilyColumn.KNOWN_SINCE: "known since,since,start,begin,bekend sinds,sinds,startdatum,kendt siden,siden,znama od,od,tunnettu,alkaen",
    FamilyColumn.GUIDE: "guide,worker,consultant,supervising social worker,worker e mail,begeleider,pleegzorgbegeleider,konsulent,"
    "familieplejekonsulent,provazejici,doprovazejici,pracovnik,ohjaaja,sosiaalityontekija",
    FamilyColumn.HEARD_ON: "last heard,last contact,last heard from us,laatste contact,laatst gesproken,sidste kontakt,"
    "posledni kontakt,viimeisin yhteys",
    FamilyColumn.CARER: "carer,carer 1,foster carer,foster carer 1,first carer,pleegouder,pleegouder 1,plejeforaelder,"
    "plejeforaelder 1,plejemor,"
    "pestoun,pestoun 1,pestounka,sijaisvanhempi,sijaisvanhempi 1",
    FamilyColumn.CARER_BORN: "carer born,carer 1 born,date of birth carer 1,born carer 1,geboortedatum pleegouder 1,"
    "geboren pleegouder 1,geboortedatum 1,"
    "fodselsdato,fodselsdato 1,plejeforaelder 1 fodt,datum narozeni,narozen 1,pestoun 1 narozen,syntymaaika,syntymaaika 1",
    FamilyColumn.CARER_2: "carer 2,foster carer 2,second carer,partner,pleegouder 2,plejeforaelder 2,plejefar,pestoun 2,sijaisvanhempi 2",
    FamilyColumn.CARER_2_BORN: "carer 2 born,date of birth carer 2,born carer 2,geboortedatum pleegouder 2,geboren pleegouder 2,"
    "geboortedatum 2,"
    "fodselsdato 2,plejeforaelder 2 fodt,narozen 2,pestoun 2 narozen,syntymaaika 2",
    FamilyColumn.PLACES: "places,approved places,places approved,plaatsen,aantal plaatsen,pladser,antal pladser,mista,pocet mist,"
    "paikat,paikkoja,paikkaluku",
    FamilyColumn.AGE_FROM: "age from,from age,min age,leeftijd van,leeftijd vanaf,vanaf leeftijd,alder fra,fra alder,vek od,"
    "od veku,ika alkaen,ika vah",
    FamilyColumn.AGE_TO: "age to,to age,max age,up to age,leeftijd tot en met,leeftijd t m,tot en met leeftijd,alder til,"
    "til alder,vek do,do veku,ika asti,ika enint",
    FamilyColumn.SINCE: "approved since,approved on,approval date,goedgekeurd sinds,ingeschreven,inschrijfdatum,godkendt,"
    "godkendt siden,godkendt den,"
    "schvaleno,schvaleno od,v evidenci od,hyvaksytty,hyvaksytty alkaen",
    FamilyColumn.UNTIL: "approved until,approval ends,goedgekeurd tot,godkendt til,schvaleno do,hyvaksytty asti",
    FamilyColumn.OPEN: "open,open places,free places,vrij,vrije plaatsen,beschikbaar,ledige,ledige pladser,volna mista,volno,"
    "vapaat paikat,vapaana",
    FamilyColumn.NO_OBJECTION: "vgb,certificate of no objection,no objection,criminal record check,dbs,"
    "verklaring van geen bezwaar,borneattest,straffeattest,"
    "rejstrik trestu,vypis z rejstriku,rikostausta,rikosrekisteriote",
    FamilyColumn.NO_OBJECTION_UNTIL: "vgb tot,vgb until,dbs until,vgb geldig tot,borneattest til,rejstrik trestu do,rikostausta asti",
    FamilyColumn.PREPARATION: "preparation,training,course,stap,voorbereiding,pride,grundkursus,forberedelse,priprava,"
    "odborna priprava,valmennus,ennakkovalmennus",
    FamilyColumn.ASSESSMENT: "assessment,report,screening,onderzoek,gezinsonderzoek,rapport,undersogelse,posouzeni,zprava,"
    "selvitys,kotiselvitys",
    FamilyColumn.LANGUAGES: "languages,languages at home,talen,thuistalen,sprog hjemme,talte sprog,jazyky,jazyky doma,kielet,kotikielet",
    FamilyColumn.ANIMALS: "animals,pets,dieren,huisdieren,dyr,kaeledyr,zvirata,elaimet,lemmikit",
    FamilyColumn.WANTS: "wants,wishes,wensen,wens,onsker,prani,toiveet",
    FamilyColumn.LIMITS: "limits,not,cannot,grenzen,wil niet,graenser,ikke,omezeni,nechteji,rajat,eivat voi",
    FamilyColumn.HOME: "home,house,woning,huis,bolig,hjem,bydleni,dum,asunto,koti",
}  # fmt: skip

KNOWN = {
    kind: {word: str(column) for column, words in table.items() for word in words.split(",")}
    for kind, table in ((Kind.LIST, HEADINGS), (Kind.FAMILIES, FAMILY_HEADINGS))
}


def columns_of(kind: str) -> Any:
    """What a column of this kind of list may hold."""
    return FamilyColumn if kind == Kind.FAMILIES else Column


def guessed(headings: list[str], kind: str = Kind.LIST) -> dict[int, str]:
    """Place of a column -> what it holds. Each kind of column once; an unknown heading is left out."""
    found: dict[int, str] = {}
    for place, heading in enumerate(headings):
        column = KNOWN[Kind(kind)].get(plain(heading)) or _by_its_own_words(heading, columns_of(kind))
        if column and column not in found.values():
            found[place] = column
    return found


def plain(heading: str) -> str:
    """A heading without capitals, accents and signs: "Datum narození:" is "datum narozeni"."""
    letters = "".join(c if c.isalnum() else " " for c in fold(heading))
    return " ".join(letters.split())


def _by_its_own_words(heading: str, columns: Any) -> str:
    """The headings of our own template, in whatever language it was fetched, and the bare names of mapping files."""
    name = heading.strip().casefold()
    return next((str(c) for c in columns if name in (c.value, str(c.label).casefold())), "")
