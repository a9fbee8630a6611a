"""How people write kinds, languages, animals and yes in their lists, in five languages; without capitals, accents and signs."""

from samspil.carers.terms import Animal, Kind

_KINDS = {
    Kind.GENERAL: "general,mainstream,algemeen,voltijd,bestand,bestandsgezin,almen,alm,obecna,dlouhodoba,"
    "dlouhodoba pestounska pece,pestounska pece,yleinen,perhehoito",
    Kind.STRENGTHENED: "strengthened,enhanced,versterkt,forstaerket,posilena,vahvistettu,tehostettu",
    Kind.SPECIALISED: "specialised,specialized,therapeutic,specialistisch,gespecialiseerd,specialiseret,specializovana,"
    "erikoistunut,ammatillinen",
    Kind.NETWORK: "network,kinship,connected persons,netwerk,netwerkgezin,netwerkpleegzorg,netvaerk,netvaerksplejefamilie,"
    "slaegtspleje,pribuzenska,sitova,"
    "laheisverkosto,sukulaissijoitus",
    Kind.RESPITE: "respite,short breaks,deeltijd,weekend,vakantie,aflastning,stotteophold,respitni,odlehcovaci,tukiperhe,lomitus",
}  # fmt: skip
KINDS = {word: kind for kind, words in _KINDS.items() for word in words.split(",")}

_ANIMALS = {
    Animal.DOG: "dog,dogs,hond,honden,hund,hunde,pes,psi,koira,koirat",
    Animal.CAT: "cat,cats,kat,katten,poes,katte,kocka,kocky,kissa,kissat",
    Animal.RODENT: "rodent,rabbit,rabbits,hamster,guinea pig,konijn,konijnen,cavia,kanin,kaniner,marsvin,kralik,morce,kani,marsu,jyrsija",
    Animal.BIRD: "bird,birds,chickens,vogel,vogels,kippen,fugl,fugle,hons,ptak,ptaci,slepice,lintu,linnut,kanat",
    Animal.HORSE: "horse,horses,farm,paard,paarden,boerderij,hest,heste,gard,kun,kone,hevonen,hevoset,maatila",
}  # fmt: skip
ANIMALS = {word: animal for animal, words in _ANIMALS.items() for word in words.split(",")}

_LANGUAGES = {
    "nl": "nl,dutch,nederlands,hollandsk,nizozemstina,hollanti", "en": "en,english,engels,engelsk,anglictina,englanti",
    "da": "da,danish,deens,dansk,danstina,tanska", "cs": "cs,cz,czech,tsjechisch,tjekkisk,cestina,cesky,tsekki",
    "fi": "fi,finnish,fins,finsk,finstina,suomi", "de": "de,german,duits,tysk,nemcina,saksa",
    "fr": "fr,french,frans,fransk,francouzstina,ranska", "es": "es,spanish,spaans,spansk,spanelstina,espanja",
    "pl": "pl,polish,pools,polsk,polstina,puola", "sk": "sk,slovak,slowaaks,slovakisk,slovenstina,slovakki",
    "uk": "uk,ukrainian,oekraiens,ukrainsk,ukrajinstina,ukraina", "ru": "ru,russian,russisch,russisk,rustina,venaja",
    "ar": "ar,arabic,arabisch,arabisk,arabstina,arabia", "tr": "tr,turkish,turks,tyrkisk,turectina,turkki",
    "so": "so,somali,somalisch,somalisk,somalstina", "ti": "ti,tigrinya,tigrinja", "fa": "fa,farsi,persian,perzisch,persisk,dari",
    "fy": "fy,frisian,fries", "sv": "sv,swedish,zweeds,svensk,svedstina,ruotsi", "rom": "rom,romani,romsky,romstina,romani kieli",
    "vi": "vi,vietnamese,vietnamees,vietnamesisk,vietnamstina,vietnam", "pap": "pap,papiamento,papiaments",
}  # fmt: skip
LANGUAGES = {word: code for code, words in _LANGUAGES.items() for word in words.split(",")}
LETTERS = {word: code for word, code in LANGUAGES.items() if code in ("en", "nl", "da", "cs", "fi")}

YES = frozenset(
    ["yes", "y", "ja", "j", "ano", "kylla", "k", "x", "1", "true", "sand", "waar", "pravda", "tosi"]
)
NO = frozenset(["no", "none", "nee", "geen", "nej", "ingen", "ne", "zadna", "ei", "ei ole", "0", "false", ""])
