"""Short and pet forms of first names, a small list per language. The first of each row is the full name."""

from samspil.engines.doubles.spelling import sound

_ROWS = {
    "cs": """
        jan honza jenda janek honzik;josef pepa jozka pepik;jiri jirka jura;jakub kuba kubik;tomas tom tomik;petr peta petik
        frantisek franta fanda;vaclav vasek venca;vladimir vlada;miroslav mirek;jaroslav jarda;stanislav standa;zdenek zdena
        antonin tonda tonik;karel karlik kaja;michal misa misko;matej mates;lukas lukasek;ondrej ondra;vojtech vojta;adam ada
        daniel dan danek;david dada;martin marta;filip fila;tereza terka terezka terez;katerina katka kacka kaca;anna anicka anka andula
        marie maruska majka marenka;jana janicka;eliska ela;barbora bara barca barunka;lucie lucka;veronika verca;adela adelka
        natalie natalka;karolina kaja karolinka;kristyna tyna kristynka;michaela misa miska;alzbeta bety eliska betka;zuzana zuzka
        hana hanka hanicka;magdalena magda majda;ludmila lida;jitka;dominika domca;nikola nika
    """,
    "nl": """
        johannes jan hans johan joop;wilhelmus willem wim;hendrikus hendrik henk;petrus piet pieter peter;cornelis kees cor
        gerardus gerard gerrit;antonius anton ton toon;jacobus jaap koos;franciscus frans;maria marie mieke ria;johanna jo hanna
        elisabeth liesbeth els bep lisa;catharina tine trijntje ina;wilhelmina mina willy;margaretha greet grietje;adriana jana
        sebastiaan bas;maximiliaan max;alexander alex sander lex;mohammed mo mohamed muhammad
    """,
    "da": """
        kristian chris kris;mikkel mik;nikolaj niko;frederik fred;sebastian bastian seb;mathilde tilde;kirstine stine kirsten
        elisabeth lis lisbeth;margrethe grethe;katrine trine;karoline line;josefine fine;alexander alex sander;magnus mag
    """,
    "fi": """
        juhani jussi;johannes jussi juha;mikael mikko mika;antero antti;matias matti;heikki heka;kaarina kaija kati;maria maija
        katariina katri kati kaisa;elisabet liisa elli;johanna hanna jonna;helena leena helka;margareeta reetta marketta;aleksandra sandra
        aleksi alex;olli olavi;pekka pete;kristiina kirsi tiina
    """,
    "en": """
        william will bill billy liam;robert rob bob bobby;richard rick dick;james jim jimmy jamie;john johnny jack;thomas tom tommy
        michael mike mick;edward ed eddie ted;charles charlie chuck;joseph joe joey;daniel dan danny;samuel sam sammy;benjamin ben
        alexander alex;matthew matt;nicholas nick;christopher chris;anthony tony;andrew andy drew;joshua josh;zachary zac zach
        elizabeth liz beth betty lizzie eliza;katherine kate katie kathy;margaret maggie meg peggy;jennifer jen jenny;rebecca becky
        victoria vicky tori;susan sue susie;patricia pat trish;deborah debbie;jessica jess;samantha sam;abigail abby;charlotte lottie
        isabella bella izzy;olivia liv livvy;gabrielle gabby;madeline maddie;georgia georgie;natalie nat;stephanie steph
    """,
    "uk": """
        oleksandr sasha sashko alexander aleksandr;oleksandra sasha aleksandra;volodymyr vova vladimir;mykhailo misha mikhail
        dmytro dima dmitrij dmitri dmitry;mykola kolia nikolai;olena lena elena;kateryna katia ekaterina;anastasiia nastia anastasia
        mariia masha maria;iryna ira irina;nataliia natasha natalia;tetiana tania tatiana;yevhen zhenia yevgeny;andrii andrei andrej
        oleksii alexei alexey aleksej
    """,
}


def _read() -> dict[str, frozenset[str]]:
    """Form -> the full names it may stand for: míša is Michal or Michaela."""
    found: dict[str, set[str]] = {}
    for rows in _ROWS.values():
        for row in rows.replace("\n", ";").split(";"):
            names = row.split()
            for name in names:
                found.setdefault(name, set()).add(names[0])
    return {name: frozenset(full) for name, full in found.items()}


ROOTS = _read()
_SOUNDED = {sound(name): full for name, full in ROOTS.items()}


def full_names(name: str) -> frozenset[str]:
    """The full names a folded first name may stand for (Saša as Sasha); an unlisted one stands for itself."""
    return ROOTS.get(name) or _SOUNDED.get(sound(name)) or frozenset({name})


def forms(name: str) -> frozenset[str]:
    """Every form of the same first name, folded, the name itself among them."""
    full = full_names(name)
    return frozenset({name, *full, *(form for form, of in ROOTS.items() if of & full)})
