"""Which column of a list holds what, guessed from its heading in five languages."""

from samspil.exchange.terms import Column
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

KNOWN = {word: str(column) for column, words in HEADINGS.items() for word in words.split(",")}


def guessed(headings: list[str]) -> dict[int, str]:
    """Place of a column -> what it holds. Each kind of column once; an unknown heading is left out."""
    found: dict[int, str] = {}
    for place, heading in enumerate(headings):
        column = KNOWN.get(plain(heading)) or _by_its_own_words(heading)
        if column and column not in found.values():
            found[place] = column
    return found


def plain(heading: str) -> str:
    """A heading without capitals, accents and signs: "Datum narození:" is "datum narozeni"."""
    letters = "".join(c if c.isalnum() else " " for c in fold(heading))
    return " ".join(letters.split())


def _by_its_own_words(heading: str) -> str:
    """The headings of our own template, in whatever language it was fetched, and the bare names of mapping files."""
    name = heading.strip().casefold()
    return next((str(c) for c in Column if name in (c.value, str(c.label).casefold())), "")
