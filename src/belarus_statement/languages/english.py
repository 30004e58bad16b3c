"""The words of English that rules read."""

from itertools import product

from belarus_statement.languages.dates import DateWords
from belarus_statement.languages.english_verbs import ACTS
from belarus_statement.languages.evidence import EvidenceWords
from belarus_statement.languages.language import Language
from belarus_statement.languages.layout import LayoutWords
from belarus_statement.languages.lists import ListWords
from belarus_statement.languages.numbers import NumberWords
from belarus_statement.languages.sentences import SentenceWords
from belarus_statement.model.annotations import Comparator, Evidence
from belarus_statement.model.edtf import MONTHS

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BELOW_HUNDRED = {
    "zero": 0,
    **{word: value for value, word in enumerate(_UNITS, 1)},
    **{word: value for value, word in enumerate(_TEENS, 10)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **{
        f"{ten} {unit}": 10 * tens + units
        for (tens, ten), (units, unit) in product(enumerate(_TENS, 2), enumerate(_UNITS, 1))
    },
}
_HUNDREDS = {"hundred": 100}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_DAYS = {
    **{word: value for value, word in enumerate(_ORDINALS, 1)},
    **{f"twenty {word}": value for value, word in enumerate(_ORDINALS[:9], 21)},
    "thirtieth": 30,
    "thirty first": 31,
}
_SHORT_MONTHS = {month.lower()[:3]: number for number, month in enumerate(MONTHS, 1)}

_ABOUT: tuple[Comparator, ...] = ("about",)
_NEARLY: tuple[Comparator, ...] = ("about", "fewer_than")
_MORE: tuple[Comparator, ...] = ("more_than",)
_LEAST: tuple[Comparator, ...] = ("at_least",)
_FEWER: tuple[Comparator, ...] = ("fewer_than",)
_MOST: tuple[Comparator, ...] = ("at_most",)
_ANY: tuple[Comparator, ...] = ("exactly", "about", "more_than", "at_least", "at_most")

_RANGES = {"to": "", "\N{EN DASH}": "", "\N{EM DASH}": "", "-": "", "and": "between"}

_NUMBERS = NumberWords(
    below_hundred=_BELOW_HUNDRED,
    hundreds=_HUNDREDS,
    scales=_SCALES,
    whole_hundreds={},
    alone=(),
    ones=("a", "an"),
    joiners=("and",),
    ranges=_RANGES,
    alternatives=("or",),
    unsure=(
        *("half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths"),
        *("tenth", "tenths", "percent", "per cent", "percentage", "per mille"),
        *("dozen", "couple", "score", "pair", "trio", "once", "twice", "double", "triple"),
        *("lakh", "lakhs", "crore", "crores", "gross", "odd", "minus"),
    ),
    decimal_mark=".",
    grouping_marks=",'\N{RIGHT SINGLE QUOTATION MARK}",
    comparators={
        **dict.fromkeys(
            ("about", "around", "approximately", "roughly", "circa", "some", "an estimated"), _ABOUT
        ),
        **dict.fromkeys(("estimated", "c.", "ca.", "approx.", "~", "≈", "in the order of"), _ABOUT),
        **dict.fromkeys(("nearly", "almost", "close to", "not quite"), _NEARLY),
        **dict.fromkeys(("more than", "over", "above", "exceeding", "exceeds", "exceed"), _MORE),
        **dict.fromkeys(("in excess of", "upwards of", "greater than", ">"), _MORE),
        **dict.fromkeys(("at least", "a minimum of", "minimum", "≥"), _LEAST),
        **{
            f"{no} {fewer} than": _LEAST
            for no, fewer in product(("no", "not"), ("fewer", "less", "under"))
        },
        **dict.fromkeys(("fewer than", "less than", "under", "below", "<"), _FEWER),
        **dict.fromkeys(("at most", "up to", "a maximum of", "maximum", "≤"), _MOST),
        **{f"{no} {more} than": _MOST for no, more in product(("no", "not"), ("more", "greater"))},
        **dict.fromkeys(("as many as", "as few as", "well over", "just over", "just under"), _ANY),
    },
    comparators_behind={
        **dict.fromkeys(("or more", "and more", "and above", "or above", "and counting"), _LEAST),
        **dict.fromkeys(("+", "plus"), ("at_least", "more_than")),
        **dict.fromkeys(("or fewer", "or less"), _MOST),
        **dict.fromkeys(("or so", "or thereabouts"), _ABOUT),
    },
    vague={
        "several": ("several",),
        **dict.fromkeys(
            (
                *("hundreds", "thousands", "millions", "billions", "dozens", "scores", "tens"),
                *("many", "numerous", "countless", "a few", "a number of", "some"),
            ),
            ("some", "several"),
        ),
    },
    countables=(
        *("people", "persons", "individuals", "civilians", "citizens", "children", "women", "men"),
        *("girls", "boys", "minors", "families", "relatives", "households", "residents"),
        *("protesters", "protestors", "demonstrators", "prisoners", "detainees", "inmates"),
        *("journalists", "reporters", "bloggers", "writers", "activists", "defenders", "workers"),
        *(
            "students",
            "teachers",
            "academics",
            "scholars",
            "lawyers",
            "doctors",
            "nurses",
            "artists",
        ),
        *("athletes", "employees", "staff", "farmers", "dockers", "miners", "sailors", "monks"),
        *("priests", "worshippers", "voters", "observers", "monitors", "candidates", "politicians"),
        *("dissidents", "members", "officials", "soldiers", "troops", "officers", "peacekeepers"),
        *("refugees", "migrants", "exiles", "villagers", "hostages", "victims", "survivors"),
        *("patients", "suspects", "defendants", "casualties", "bodies", "lives", "fatalities"),
        *("deaths", "killings", "executions", "injuries", "cases", "arrests", "detentions"),
        *("disappearances", "incidents", "attacks", "abuses", "violations", "complaints"),
    ),
    not_units=("of", "reported", "alleged", "reportedly", "allegedly", "credible", "the"),
)

_DATES = DateWords(
    months={
        **{month.lower(): number for number, month in enumerate(MONTHS, 1)},
        **_SHORT_MONTHS,
        "sept": 9,
    },
    also_words=("may", "march", "mar"),
    ordinals=_DAYS,
    ordinal_endings=("st", "nd", "rd", "th"),
    fillers=(
        *(".", ",", "of", "the", "on", "in", "from", "between", "day", "year", "month"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
    ),
    ranges={**_RANGES, **dict.fromkeys(("until", "till", "through"), "")},
    unsure=(*_BELOW_HUNDRED, *_HUNDREDS, *_SCALES),
)

_BY_REPORTS: tuple[Evidence, ...] = ("reported", "credibly_reported")
_BY_CREDIBLE_REPORTS: tuple[Evidence, ...] = ("credibly_reported",)
_ALLEGED: tuple[Evidence, ...] = ("alleged", "reported", "credibly_reported")
_CASES = ("", " cases of", " instances of", " incidents of", " use of")
_VERB_BEHIND = (
    *("who", "which", "that", "they", "we", "it", "he", "she", "have", "has", "had", "having"),
    *("also", "and", "not"),
)

_EVIDENCE = EvidenceWords(
    directly_before={
        **{f"reported{cases}": _BY_REPORTS for cases in _CASES},
        **{f"reports of{some}": _BY_REPORTS for some in ("", " the", " further", " ongoing")},
        **{f"credible reports of{some}": _BY_CREDIBLE_REPORTS for some in ("", " the")},
        "reportedly": _BY_REPORTS,
        "credibly reported": _BY_CREDIBLE_REPORTS,
        **{f"alleged{cases}": _ALLEGED for cases in _CASES},
        **dict.fromkeys(("allegedly", "allegations of", "allegation of"), _ALLEGED),
        **{f"{word} {verb}": () for word in _VERB_BEHIND for verb in ("reported", "alleged")},
    },
    beginnings={
        **dict.fromkeys(
            _BY_REPORTS,
            (
                *("report", "account", "according to", "evidence", "witness", "eyewitness"),
                *("testimon", "testif", "inform", "document", "indicat", "suggest", "source"),
                *("media", "footage", "said", "says", "told", "stated", "describ", "alleg"),
                *("claim", "heard", "learn"),
            ),
        ),
        "alleged": ("alleg", "claim", "accus", "purport", "suspect", "suppos", "charge"),
        "found": (
            *("found", "find", "conclu", "determin", "establish", "document", "verif", "confirm"),
            *("assess", "inquir", "enquir", "investigat", "commission", "court", "ruled", "ruling"),
            *("judg", "report", "according to", "show", "reveal", "expos", "observed", "recorded"),
        ),
    },
    credible=(
        *("credibl", "reliabl", "trustworth", "corroborat", "verif", "substantiat"),
        "well documented",
    ),
)

_LAYOUT = LayoutWords(
    titles=(
        *("statement", "statements", "declaration", "communique", "communiqué", "remarks"),
        *("resolution", "appeal", "open letter", "press release", "conclusions"),
    ),
    issuers=(
        *("mission", "ministry", "ministry of", "department", "office", "embassy", "delegation"),
        *("external action service", "presidency", "secretariat", "spokesperson", "bureau"),
        *("government", "commission", "council of the european union", "permanent mission"),
    ),
    posts=(
        *("minister", "secretary", "ambassador", "representative", "president", "spokesperson"),
        *("commissioner", "envoy", "rapporteur", "chair", "chargé d’affaires", "director"),
    ),
    bylines=(
        *("delivered by", "as delivered by", "statement delivered by", "joint statement delivered"),
        *("presented by", "read by", "by h.e", "by the", "by ambassador", "by mr", "by ms"),
        *("speaker:", "on behalf of", "statement read", "intervention by"),
    ),
    salutations=(
        *("mr.", "mr ", "mrs", "ms", "madam", "madame", "excellenc", "your excellenc", "dear"),
        *("distinguished", "ladies and", "colleagues", "chair", "president", "thank you, m"),
        *("thank you m",),
    ),
    preambles=(
        *("the following is", "the following statement", "the following joint", "the text of"),
        *("the below", "below is", "this is a joint", "this joint statement", "this statement"),
        *("i have the honour", "i have the honor", "i am honoured", "i am honored", "i am pleased"),
        *(
            "i am delivering",
            "i deliver",
            "i make this",
            "i speak",
            "i am speaking",
            "it is my honour",
        ),
        *(
            "it is my honor",
            "joint statement by",
            "joint statement from",
            "joint statement on behalf",
        ),
        *("statement by", "the governments of", "the foreign ministers of", "the ministers of"),
        *("the members of", "we make this statement", "we deliver this statement"),
        *("on behalf of",),
    ),
    closings=("thank you", "i thank you", "we thank you", "many thanks", "i thank the"),
    signatories=(
        *(
            "signed by",
            "signed:",
            "signatories",
            "signatory",
            "list of",
            "co-sponsors",
            "cosponsors",
        ),
        *("co-signatories", "cosignatories", "supporting countries", "supporting states"),
        *("countries supporting", "states supporting", "the following countries", "endorsed by"),
        *("the following states", "joined by:", "this statement is supported by", "supported by"),
        *("this statement has been", "this joint statement is supported", "members of the group"),
        *("the undersigned",),
    ),
    notes=(
        *(
            "check against",
            "as delivered",
            "as prepared",
            "update:",
            "update \N{EN DASH}",
            "note:",
            "source:",
        ),
        *(
            "for immediate",
            "embargo",
            "media contact",
            "press contact",
            "contact:",
            "for more info",
        ),
        *(
            "for further info",
            "note to editor",
            "notes to editor",
            "the text of this",
            "unofficial",
        ),
        *("translation", "courtesy translation", "only the", "original:", "footnote"),
    ),
    ends=("end", "ends", "end of statement", "end text"),
)

_SENTENCES = SentenceWords(
    abbreviations=(
        *("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Messrs.", "St.", "Gen.", "Col.", "Lt.", "Sen."),
        *("Rep.", "Gov.", "Amb.", "H.E.", "H. E.", "Hon.", "Rev.", "No.", "Nos.", "no.", "Art."),
        *("art.", "arts.", "para.", "paras.", "res.", "Res.", "e.g.", "i.e.", "cf.", "vs.", "ca."),
        *("approx.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept."),
        *("Oct.", "Nov.", "Dec.", "pp.", "p.", "Vol.", "vol.", "Sec.", "sec.", "Fig.", "ed."),
    ),
    may_end=("U.S.", "U.N.", "U.K.", "E.U.", "U.S.A.", "D.C.", "etc.", "a.m.", "p.m.", "Inc."),
    openings=(
        *("We", "The", "This", "These", "Those", "It", "They", "In", "On", "Our", "I", "As", "At"),
        *("For", "To", "By", "There", "Their", "However", "Such", "While", "With", "Since", "And"),
        *("All", "Any", "No", "If", "But", "Its", "He", "She", "That", "Both", "Many", "Despite"),
    ),
    months=MONTHS,
)

_LISTS = ListWords(
    articles=("the",),
    joiners=(
        *("and", "as well as", "together with", "along with", "also", "and also", "plus"),
        *("and my country", "and my own country", "and the high representative of"),
    ),
    leading=("with", "joined by"),
    openings=(
        *("from", "by", "on behalf of", "signed by", "endorsed by", "supported by", "joined by"),
        *("governments of", "government of", "ministers of", "ambassadors of", "embassies of"),
        *("representatives of", "missions of", "ministers of foreign affairs of", "members of"),
        *("group of friends", "of the following countries", "sponsored by", "delegations of"),
        *("delegation of", "country"),
        *("on behalf of the governments of", "states", "countries", "following", "capacity of"),
    ),
    final=("and",),
    on_behalf=("on behalf of",),
    speakers=(
        *("we, the", "we the", "the governments of", "the foreign ministers", "the ministers"),
        *("the ambassadors", "the embassies", "the heads of", "the undersigned", "on behalf of"),
        *("i have the hono", "i am delivering", "i am making", "i am pleased to deliver"),
        *("i deliver", "i speak on behalf", "i make this", "i am speaking", "we, "),
    ),
    delivering=("delivered by", "delivered", "presented by", "read by"),
    aligning=(
        *("aligns itself", "align itself", "align themselves", "aligned themselves"),
        *("associates itself", "associate themselves", "aligned itself", "align with"),
    ),
    not_behind=(
        *("in", "on", "to", "about", "concerning", "regarding", "against", "towards", "toward"),
        *("situation of", "people of", "republic of", "authorities of", "for", "into"),
        "member of",
    ),
)

ENGLISH = Language(
    code="en",
    layout=_LAYOUT,
    sentences=_SENTENCES,
    lists=_LISTS,
    acts=ACTS,
    numbers=_NUMBERS,
    dates=_DATES,
    evidence=_EVIDENCE,
)
"""The table of English."""
