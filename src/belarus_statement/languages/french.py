"""The words of French that rules read."""

from collections.abc import Iterable

from belarus_statement.languages.acts import ActWords
from belarus_statement.languages.dates import DateWords
from belarus_statement.languages.evidence import EvidenceWords
from belarus_statement.languages.language import Language
from belarus_statement.languages.layout import LayoutWords
from belarus_statement.languages.lists import ListWords
from belarus_statement.languages.numbers import NumberWords
from belarus_statement.languages.sentences import SentenceWords
from belarus_statement.model.annotations import Comparator, Evidence, Force

_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf"),
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_BELOW_HUNDRED = {
    **{word: value for value, word in enumerate(_UNITS) if value != 1},
    **{word: tens for tens, word in _TENS.items()},
    **{
        f"{word} {'et ' if units in (1, 11) else ''}{_UNITS[units]}": tens + units
        for tens, word in _TENS.items()
        for units in range(1, 20 if tens == max(_TENS) else 10)
    },
    **{f"{word} et une": tens + 1 for tens, word in _TENS.items()},
    "quatre vingts": 80,
    "quatre vingt": 80,
    **{f"quatre vingt {_UNITS[units]}": 80 + units for units in range(1, 20)},
    "septante": 70,
    "huitante": 80,
    "nonante": 90,
}
_RANGES = {"à": "", "\N{EN DASH}": "", "\N{EM DASH}": "", "-": "", "et": "entre"}
_ABOUT: tuple[Comparator, ...] = ("about",)
_NEARLY: tuple[Comparator, ...] = ("about", "fewer_than")
_LEAST: tuple[Comparator, ...] = ("at_least",)

_NUMBERS = NumberWords(
    below_hundred=_BELOW_HUNDRED,
    whole_hundreds={},
    hundreds={"cent": 100, "cents": 100},
    scales={
        "mille": 10**3,
        **dict.fromkeys(("million", "millions", "million de", "millions de"), 10**6),
        **dict.fromkeys(("milliard", "milliards", "milliard de", "milliards de"), 10**9),
    },
    alone=("cent", "mille"),
    ones=("un", "une", "d'un", "d'une"),
    joiners=(),
    ranges=_RANGES,
    alternatives=("ou",),
    unsure=(
        *(
            "demi",
            "demie",
            "moitié",
            "tiers",
            "quart",
            "quarts",
            "dixième",
            "pour cent",
            "douzaine",
        ),
        *(
            "dizaine",
            "vingtaine",
            "trentaine",
            "quarantaine",
            "cinquantaine",
            "centaine",
            "millier",
        ),
        *("couple", "paire", "deuxième", "troisième"),
    ),
    decimal_mark=",",
    grouping_marks=".'\N{RIGHT SINGLE QUOTATION MARK}",
    comparators={
        **dict.fromkeys(("environ", "à peu près", "quelque", "quelques", "autour de"), _ABOUT),
        **dict.fromkeys(("près de", "presque", "à près de"), _NEARLY),
        **dict.fromkeys(
            ("plus de", "plus d'", "plus", "au delà de", "supérieur à"), ("more_than",)
        ),
        **dict.fromkeys(("au moins", "pas moins de", "un minimum de", "au minimum"), _LEAST),
        **dict.fromkeys(("moins de", "moins d'"), ("fewer_than",)),
        **dict.fromkeys(("jusqu'à", "au plus", "au maximum", "pas plus de"), ("at_most",)),
    },
    comparators_behind={
        **dict.fromkeys(("ou plus", "au moins", "au minimum"), _LEAST),
        **dict.fromkeys(("ou moins", "au plus", "au maximum"), ("at_most",)),
        "environ": _ABOUT,
    },
    vague={
        "plusieurs": ("several",),
        **dict.fromkeys(
            (
                *("des centaines", "des milliers", "des millions", "des dizaines", "centaines"),
                *("milliers", "de nombreux", "de nombreuses", "nombreux", "nombreuses"),
                *("un certain nombre", "quelques"),
            ),
            ("some", "several"),
        ),
    },
    countables=(
        *("personnes", "civils", "citoyens", "enfants", "femmes", "hommes", "manifestants"),
        *("prisonniers", "détenus", "journalistes", "militants", "défenseurs", "étudiants"),
        *("réfugiés", "victimes", "familles", "morts", "décès", "cas", "arrestations"),
        *("détentions", "incidents", "attaques", "membres", "candidats", "avocats", "otages"),
    ),
    not_units=("de", "d'", "présumés", "présumées", "signalés", "signalées"),
)

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre"),
)
_DATES = DateWords(
    months={
        **{month: number for number, month in enumerate(_MONTHS, 1)},
        "janv": 1,
        "févr": 2,
        "avr": 4,
        "juil": 7,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "déc": 12,
        "fevrier": 2,
        "aout": 8,
        "decembre": 12,
    },
    also_words=(),
    ordinals={"premier": 1},
    ordinal_endings=("er", "e"),
    fillers=(
        *(
            ".",
            ",",
            "le",
            "la",
            "les",
            "l'",
            "de",
            "du",
            "d'",
            "des",
            "en",
            "l'an",
            "année",
            "jour",
        ),
        *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "entre"),
    ),
    ranges={**_RANGES, **dict.fromkeys(("au", "jusqu'au"), "")},
    unsure=(*_BELOW_HUNDRED, "cent", "mille"),
)

_BY_REPORTS: tuple[Evidence, ...] = ("reported", "credibly_reported")
_ALLEGED: tuple[Evidence, ...] = ("alleged", "reported", "credibly_reported")
_OF = ("de", "d'", "des", "du", "de la", "de l'", "faisant état de", "faisant état d'")
_EVIDENCE = EvidenceWords(
    directly_before={
        **{f"signalements {of}": _BY_REPORTS for of in _OF},
        **{f"rapports {of}": _BY_REPORTS for of in _OF},
        **{f"rapports crédibles {of}": ("credibly_reported",) for of in _OF},
        **{f"allégations {of}": _ALLEGED for of in _OF},
        **dict.fromkeys(("prétendu", "prétendue", "prétendus", "prétendues"), _ALLEGED),
    },
    beginnings={
        **dict.fromkeys(
            _BY_REPORTS,
            (
                *(
                    "rapport",
                    "signal",
                    "témoi",
                    "selon",
                    "d'après",
                    "preuve",
                    "information",
                    "indiqu",
                ),
                *(
                    "document",
                    "source",
                    "média",
                    "récit",
                    "compte rendu",
                    "fait état",
                    "faisant état",
                ),
                *("allég", "affirm", "dénonc"),
            ),
        ),
        "alleged": ("allég", "présum", "prétend", "accus", "soupçon", "supposé"),
        "found": (
            *("constat", "conclu", "établ", "enquêt", "commission", "tribunal", "cour", "évalu"),
            *("vérifi", "confirm", "rapport", "selon", "montr", "révél", "jug"),
        ),
    },
    credible=("crédibl", "fiabl", "digne", "corrobor", "vérifi", "étay"),
)

_LAYOUT = LayoutWords(
    titles=("déclaration", "communiqué", "allocution", "discours", "résolution", "appel", "lettre"),
    issuers=(
        *("mission", "ministère", "ambassade", "délégation", "gouvernement", "secrétariat"),
        *("bureau", "présidence", "commission", "conseil", "représentation"),
    ),
    posts=(
        *("ministre", "secrétaire", "ambassadeur", "ambassadrice", "représentant", "représentante"),
        *("président", "présidente", "porte parole", "commissaire", "envoyé", "envoyée"),
    ),
    bylines=(
        "prononcé",
        "prononcée",
        "présenté",
        "présentée",
        "lu par",
        "lue par",
        "par ",
        "au nom",
    ),
    salutations=(
        *("monsieur", "madame", "mesdames", "messieurs", "excellence", "chers", "cher", "chère"),
        *("m. le", "mme la"),
    ),
    preambles=(
        *(
            "j'ai l'honneur",
            "la déclaration suivante",
            "le texte",
            "voici",
            "je prononce",
            "je parle",
        ),
        *("je fais cette déclaration", "la présente déclaration", "cette déclaration", "au nom de"),
        *("déclaration conjointe de", "les gouvernements", "les ministres", "nous faisons cette"),
        *("je m'exprime", "nous avons l'honneur", "il s'agit"),
    ),
    closings=("je vous remercie", "merci", "nous vous remercions", "je remercie"),
    signatories=(
        *(
            "signé",
            "signataire",
            "liste d",
            "pays signataires",
            "coauteurs",
            "co-auteurs",
            "soutenue",
        ),
        *("cette déclaration est soutenue", "les pays suivants", "pays coparrains", "appuyée par"),
    ),
    notes=(
        *("seul le", "seul le discours", "note", "mise à jour", "source", "contact", "traduction"),
        *("embargo", "pour diffusion", "le prononcé fait foi", "version", "sous réserve"),
    ),
    ends=("fin",),
)

_SENTENCES = SentenceWords(
    abbreviations=(
        *("M.", "MM.", "Mme.", "Mmes.", "Dr.", "Pr.", "S.E.", "S. E.", "art.", "Art.", "no.", "p."),
        *("cf.", "p. ex.", "St.", "Ste.", "janv.", "févr.", "avr.", "juil.", "sept.", "oct."),
        *("nov.", "déc.", "vol.", "al.", "par."),
    ),
    may_end=("etc.", "O.N.U.", "U.E."),
    openings=(
        *(
            "Nous",
            "Le",
            "La",
            "Les",
            "L'",
            "Ce",
            "Cette",
            "Ces",
            "Il",
            "Elle",
            "Ils",
            "Elles",
            "En",
        ),
        *("Dans", "Un", "Une", "Des", "À", "Au", "Aux", "Pour", "Par", "Notre", "Nos", "Je", "De"),
    ),
    months=_MONTHS,
)

_LISTS = ListWords(
    articles=("le", "la", "les", "l'"),
    joiners=(
        *("et", "ainsi que", "de même que", "avec", "de", "du", "des", "d'", "et de", "et du"),
        *("ainsi qu'", "et mon pays", "et mon propre pays", "et le haut représentant de"),
    ),
    leading=("avec", "auxquels se joignent"),
    openings=(
        *("de", "du", "des", "d'", "de la", "de l'", "par", "au nom de", "au nom du", "au nom des"),
        *("au nom d'", "gouvernements de", "gouvernements du", "ministres de", "ministres du"),
        *("ambassades de", "pays suivants", "états suivants", "signé par", "ambassades du"),
        *("gouvernements des", "gouvernements de l'", "ministres des", "affaires étrangères de"),
        *("affaires étrangères du", "affaires étrangères d'", "affaires étrangères de l'"),
    ),
    final=("et",),
    on_behalf=("au nom de", "au nom du", "au nom des", "au nom d'"),
    speakers=(
        *("nous, les", "nous les", "les gouvernements", "les ministres", "les ambassad", "au nom"),
        *("j'ai l'honneur", "je prononce", "je parle au nom", "je fais cette", "nous, "),
        *("les soussignés", "je m'exprime au nom"),
    ),
    delivering=("prononcé", "prononcée", "présenté", "présentée", "lu", "lue"),
    aligning=("s'associe à", "s'associent à", "se rallie à", "se rallient à", "s'alignent sur"),
    not_behind=(
        *("en", "au", "aux", "à", "sur", "dans", "contre", "concernant", "vers", "envers", "à la"),
        *("situation de", "peuple de", "autorités de", "situation en", "au sujet de", "auprès de"),
        *("auprès du", "auprès des", "chez", "sur la", "sur le", "sur les"),
        *("membre de", "membre du"),
    ),
)


def _persons(stems: Iterable[tuple[str, str, str]], force: Force) -> dict[str, tuple[str, Force]]:
    """Return the forms of verbs given as infinitive, first person plural, third person singular."""
    return {form: (verb, force) for verb, *forms in stems for form in forms}


def _regular(verbs: str) -> list[tuple[str, str, str]]:
    """Return verbs in -er with their forms of the first and the third person."""
    return [
        (verb, f"{_softened(verb[:-2])}ons", f"{_grave(verb[:-2])}e") for verb in verbs.split(" ")
    ]


def _softened(stem: str) -> str:
    if stem.endswith("c"):
        return f"{stem[:-1]}ç"
    return f"{stem}e" if stem.endswith("g") else stem


def _grave(stem: str) -> str:
    if stem.endswith("appel"):
        return f"{stem}l"
    head, accent, tail = stem.rpartition("é")
    return f"{head}è{tail}" if accent and len(tail) == 1 else stem


_ASSERTIVE = [
    *_regular("affirmer réaffirmer constater déclarer estimer noter rappeler remarquer souligner"),
    *_regular("réitérer considérer observer confirmer annoncer penser relever signaler"),
    ("croire", "croyons", "croit"),
    ("savoir", "savons", "sait"),
    ("reconnaître", "reconnaissons", "reconnaît"),
    ("prendre note", "prenons note", "prend note"),
    ("redire", "redisons", "redit"),
]
_DIRECTIVE = [
    *_regular("demander exiger exhorter appeler inviter encourager prier réclamer presser"),
    ("engager", "engageons instamment", "engage instamment"),
    ("enjoindre", "enjoignons", "enjoint"),
    ("lancer un appel", "lançons un appel", "lance un appel"),
    ("requérir", "requérons", "requiert"),
]
_EXPRESSIVE = [
    *_regular("condamner dénoncer déplorer exprimer féliciter louer partager regretter rejeter"),
    *_regular("remercier saluer apprécier craindre réprouver désapprouver espérer"),
    ("soutenir", "soutenons", "soutient"),
    ("appuyer", "appuyons", "appuie"),
    ("se féliciter", "nous félicitons", "se félicite"),
    ("s'inquiéter", "nous inquiétons", "s'inquiète"),
    ("s'opposer", "nous opposons", "s'oppose"),
    ("se réjouir", "nous réjouissons", "se réjouit"),
    ("accueillir", "accueillons", "accueille"),
    ("rendre hommage", "rendons hommage", "rend hommage"),
]
_COMMISSIVE = [("s'engager", "nous engageons", "s'engage"), ("promettre", "promettons", "promet")]
_ALL = (*_ASSERTIVE, *_DIRECTIVE, *_EXPRESSIVE, *_COMMISSIVE)
_STATES: dict[str, Force] = {
    **dict.fromkeys(
        (
            *("préoccupés", "préoccupé", "préoccupée", "préoccupées", "inquiets", "inquiet"),
            *("inquiète", "inquiètes", "alarmés", "alarmé", "alarmée", "alarmées", "consternés"),
            *("choqués", "indignés", "attristés", "reconnaissants", "heureux", "solidaires"),
            *("inacceptable", "inacceptables", "intolérable", "intolérables", "alarmants"),
            *("alarmant", "alarmante", "alarmantes", "fiers", "inspirés", "déçus", "scandalisés"),
        ),
        "expressive",
    ),
    **dict.fromkeys(("convaincus", "conscients", "certains", "persuadés"), "assertive"),
    **dict.fromkeys(("déterminés", "prêts", "résolus", "engagés"), "commissive"),
}
_BE = dict.fromkeys(("est", "sont", "sommes", "était", "étaient", "fut", "furent"), "être")

_ACTS = ActWords(
    speakers=("nous", "je", "ils"),
    verbs={
        **_persons(_ASSERTIVE, "assertive"),
        **_persons(_COMMISSIVE, "commissive"),
        **_persons(_EXPRESSIVE, "expressive"),
        **_persons(_DIRECTIVE, "directive"),
    },
    third_person={third for _, _, third in _ALL},
    futures=(),
    continuing=(),
    introducers=(
        *("tenons à", "tiens à", "souhaitons", "souhaite", "voudrions", "voudrais", "voulons"),
        *("désirons", "aimerions", "avons l'honneur de", "ai l'honneur de"),
    ),
    without_subject=True,
    adverbs_behind=True,
    copulas={**_BE, **dict.fromkeys(("demeurons", "restons", "demeure", "reste"), "être")},
    states={state: (state, force) for state, force in _STATES.items()},
    modals={
        **dict.fromkeys(
            ("doit", "doivent", "devons", "devrait", "devraient"), ("devoir", "directive")
        ),
        **dict.fromkeys(("il faut", "faut"), ("falloir", "directive")),
    },
    auxiliaries={
        **_BE,
        **dict.fromkeys(("a", "ont", "avons", "avait", "j'ai", "avaient"), "avoir"),
        **dict.fromkeys(("peut", "peuvent", "pouvons", "pourrait"), "pouvoir"),
        **dict.fromkeys(("fait", "font"), "faire"),
        **dict.fromkeys(("va", "vont"), "aller"),
        "existe": "exister",
        "existent": "exister",
    },
    behind_auxiliaries=("été", "pas", "être"),
    plain={
        **dict.fromkeys(("indique", "indiquent"), "indiquer"),
        **dict.fromkeys(("montre", "montrent"), "montrer"),
        **dict.fromkeys(("constitue", "constituent"), "constituer"),
        **dict.fromkeys(("porte", "portent"), "porter"),
        **dict.fromkeys(("menace", "menacent"), "menacer"),
        **dict.fromkeys(("sape", "sapent"), "saper"),
        **dict.fromkeys(("viole", "violent"), "violer"),
        **dict.fromkeys(("continue", "continuent"), "continuer"),
        **dict.fromkeys(("reste", "restent"), "rester"),
        **dict.fromkeys(("demeure", "demeurent"), "demeurer"),
        **dict.fromkeys(("vise", "visent"), "viser"),
        **dict.fromkeys(("représente", "représentent"), "représenter"),
        **dict.fromkeys(("suscite", "suscitent"), "susciter"),
        **dict.fromkeys(("compromet", "compromettent"), "compromettre"),
        **dict.fromkeys(("mérite", "méritent"), "mériter"),
    },
    adverbs=(
        *("également", "aussi", "encore", "très", "profondément", "gravement", "plus", "toujours"),
        *(
            "en outre",
            "une fois de plus",
            "de nouveau",
            "tous",
            "toutes",
            "ici",
            "donc",
            "ne",
            "en",
        ),
        *("n'", "y", "avec force", "sans équivoque", "à nouveau", "par ailleurs", "en particulier"),
    ),
    adverb_endings=("ment",),
    addition=(
        *("également", "aussi", "encore", "en outre", "une fois de plus", "de nouveau"),
        *("à nouveau", "par ailleurs"),
    ),
    manner=(
        *("tous", "toutes", "ici", "donc", "toujours", "ne", "n'", "y", "en", "en particulier"),
        *("conjointement", "ensemble"),
    ),
    joiners=("et", "ou", "ainsi que", ",", "mais", "\N{EN DASH}", "\N{EM DASH}"),
    subordinators=(
        *(
            "que",
            "qui",
            "dont",
            "où",
            "lorsque",
            "quand",
            "si",
            "parce que",
            "car",
            "comme",
            "afin",
        ),
        *(
            "qu'il",
            "qu'elle",
            "qu'ils",
            "qu'elles",
            "qu'un",
            "qu'une",
            "quoi",
            "puisque",
            "laquelle",
        ),
        *("lequel", "lesquels", "lesquelles", "auquel", "alors que", "tandis que"),
    ),
    not_behind=(
        *("à", "de", "pour", "sans", "le", "la", "les", "un", "une", "des", "du", "leur", "leurs"),
        *("notre", "nos", "ce", "cette", "ces", "son", "sa", "ses", "par", "en", "dans", "sur"),
    ),
    participles=(),
    participle_before=(),
    expletives=("il y", "il"),
    pronouns=("cela", "ceci"),
)

FRENCH = Language(
    code="fr",
    layout=_LAYOUT,
    sentences=_SENTENCES,
    lists=_LISTS,
    acts=_ACTS,
    numbers=_NUMBERS,
    dates=_DATES,
    evidence=_EVIDENCE,
)
"""The table of French."""
