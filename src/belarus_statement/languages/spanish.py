"""The words of Spanish that rules read."""

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
    *("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    *("once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho"),
    *("diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro"),
    *("veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"),
)
_TENS = {
    30: "treinta",
    40: "cuarenta",
    50: "cincuenta",
    60: "sesenta",
    70: "setenta",
    80: "ochenta",
    90: "noventa",
}
_ONES = ("un", "una", *_UNITS[1:10])
_BELOW_HUNDRED = {
    **{word: value for value, word in enumerate(_UNITS)},
    "veintiún": 21,
    "veintiuna": 21,
    **{word: tens for tens, word in _TENS.items()},
    **{
        f"{word} y {one}": tens + max(units - 1, 1)
        for tens, word in _TENS.items()
        for units, one in enumerate(_ONES)
    },
}
_HUNDREDS = {
    200: "doscient",
    300: "trescient",
    400: "cuatrocient",
    500: "quinient",
    600: "seiscient",
    700: "setecient",
    800: "ochocient",
    900: "novecient",
}
_RANGES = {"a": "", "\N{EN DASH}": "", "\N{EM DASH}": "", "-": "", "y": "entre"}
_ABOUT: tuple[Comparator, ...] = ("about",)
_NEARLY: tuple[Comparator, ...] = ("about", "fewer_than")
_LEAST: tuple[Comparator, ...] = ("at_least",)

_NUMBERS = NumberWords(
    below_hundred=_BELOW_HUNDRED,
    whole_hundreds={
        **{
            f"{stem}{ending}": value for value, stem in _HUNDREDS.items() for ending in ("os", "as")
        },
        "cien": 100,
        "ciento": 100,
    },
    hundreds={},
    scales={
        "mil": 10**3,
        **dict.fromkeys(("millón", "millones", "millón de", "millones de"), 10**6),
    },
    alone=("mil",),
    ones=("un",),
    joiners=(),
    ranges=_RANGES,
    alternatives=("o",),
    unsure=(
        *(
            "medio",
            "media",
            "mitad",
            "tercio",
            "tercios",
            "cuarto",
            "cuartos",
            "por ciento",
            "docena",
        ),
        *("docenas", "decena", "centenar", "millar", "par", "veintena", "treintena"),
    ),
    decimal_mark=",",
    grouping_marks=".'",
    comparators={
        **dict.fromkeys(("unos", "unas", "alrededor de", "aproximadamente", "cerca de"), _ABOUT),
        **dict.fromkeys(("en torno a", "aproximadamente unos"), _ABOUT),
        **dict.fromkeys(("casi", "cerca de las", "cerca de los"), _NEARLY),
        **dict.fromkeys(("más de", "por encima de", "superior a", "superiores a"), ("more_than",)),
        **dict.fromkeys(("al menos", "por lo menos", "no menos de", "como mínimo"), _LEAST),
        **dict.fromkeys(("menos de",), ("fewer_than",)),
        **dict.fromkeys(("hasta", "como máximo", "no más de", "a lo sumo"), ("at_most",)),
    },
    comparators_behind={
        **dict.fromkeys(("o más", "como mínimo", "por lo menos"), _LEAST),
        **dict.fromkeys(("o menos", "como máximo"), ("at_most",)),
    },
    vague={
        **dict.fromkeys(("varios", "varias", "diversos", "diversas"), ("several", "some")),
        **dict.fromkeys(
            (
                *("cientos", "miles", "millones de personas", "decenas", "centenares", "millares"),
                *("numerosos", "numerosas", "muchos", "muchas", "algunos", "algunas"),
                *("un número de", "innumerables"),
            ),
            ("some", "several"),
        ),
    },
    countables=(
        *("personas", "civiles", "ciudadanos", "niños", "mujeres", "hombres", "manifestantes"),
        *("presos", "detenidos", "periodistas", "activistas", "defensores", "estudiantes"),
        *("refugiados", "víctimas", "familias", "muertes", "casos", "arrestos", "detenciones"),
        *("incidentes", "ataques", "miembros", "candidatos", "abogados", "rehenes", "fallecidos"),
    ),
    not_units=("de", "presuntos", "presuntas", "reportados", "reportadas", "denunciados"),
)

_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
    *("octubre", "noviembre", "diciembre"),
)
_DATES = DateWords(
    months={
        **{month: number for number, month in enumerate(_MONTHS, 1)},
        "setiembre": 9,
        "ene": 1,
        "feb": 2,
        "abr": 4,
        "ago": 8,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dic": 12,
    },
    also_words=(),
    ordinals={"primero": 1},
    ordinal_endings=("º", "°", "ro", "er"),
    fillers=(
        *(".", ",", "de", "del", "el", "la", "los", "en", "día", "desde", "año", "mes", "entre"),
        *("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    ),
    ranges={**_RANGES, **dict.fromkeys(("al", "hasta", "hasta el"), "")},
    unsure=(*_BELOW_HUNDRED, "mil", "cien", "ciento"),
)

_BY_REPORTS: tuple[Evidence, ...] = ("reported", "credibly_reported")
_ALLEGED: tuple[Evidence, ...] = ("alleged", "reported", "credibly_reported")
_EVIDENCE = EvidenceWords(
    directly_before={
        **dict.fromkeys(
            ("denuncias de", "informes de", "informes sobre", "reportes de"), _BY_REPORTS
        ),
        **dict.fromkeys(("informes creíbles de", "denuncias creíbles de"), ("credibly_reported",)),
        **dict.fromkeys(("presunto", "presunta", "presuntos", "presuntas"), _ALLEGED),
        **dict.fromkeys(("supuesto", "supuesta", "supuestos", "supuestas"), _ALLEGED),
        **dict.fromkeys(("alegaciones de", "acusaciones de"), _ALLEGED),
    },
    beginnings={
        **dict.fromkeys(
            _BY_REPORTS,
            (
                *("inform", "report", "denunci", "testi", "según", "de acuerdo con", "evidencia"),
                *("prueba", "documenta", "fuente", "medios", "relato", "indica", "afirm", "aleg"),
                *("presunt", "señal", "conforme a"),
            ),
        ),
        "alleged": ("presunt", "supuest", "aleg", "acus", "sospech", "atribu"),
        "found": (
            *("constat", "conclu", "determin", "establec", "investiga", "comisión", "tribunal"),
            *("verific", "confirm", "inform", "según", "compro", "evalu", "demostr", "sentencia"),
        ),
    },
    credible=("creíbl", "fiabl", "confiabl", "fidedign", "corrobor", "verific", "fundad"),
)

_LAYOUT = LayoutWords(
    titles=("declaración", "comunicado", "pronunciamiento", "discurso", "resolución", "carta"),
    issuers=(
        *("misión", "ministerio", "embajada", "delegación", "gobierno", "cancillería", "oficina"),
        *("secretaría", "presidencia", "comisión", "consejo", "representación"),
    ),
    posts=(
        *(
            "ministro",
            "ministra",
            "secretario",
            "secretaria",
            "embajador",
            "embajadora",
            "canciller",
        ),
        *("representante", "presidente", "presidenta", "portavoz", "comisionado", "comisionada"),
    ),
    bylines=(
        "pronunciada por",
        "pronunciado por",
        "leída por",
        "leído por",
        "presentada por",
        "por ",
    ),
    salutations=(
        *(
            "señor",
            "señora",
            "señores",
            "señoras",
            "excelencia",
            "excelencias",
            "excmo",
            "sr.",
            "sra.",
        ),
        *("distinguid", "estimad"),
    ),
    preambles=(
        *(
            "tengo el honor",
            "la siguiente",
            "a continuación",
            "el texto",
            "hablo en nombre",
            "hago",
        ),
        *("esta declaración", "la presente declaración", "en nombre de", "los gobiernos de"),
        *("los ministros", "declaración conjunta de", "pronuncio", "intervengo en nombre"),
        *("los cancilleres", "los países miembros"),
    ),
    closings=("muchas gracias", "gracias", "le agradezco", "agradecemos su"),
    signatories=(
        *("firmado", "firmantes", "lista de", "suscrit", "suscriben", "países firmantes", "firman"),
        *("esta declaración cuenta", "los siguientes países", "apoyada por", "respaldada por"),
    ),
    notes=(
        *(
            "cotejar",
            "nota",
            "actualización",
            "fuente",
            "contacto",
            "traducción",
            "para publicación",
        ),
        *("embargo", "versión"),
    ),
    ends=("fin",),
)

_SENTENCES = SentenceWords(
    abbreviations=(
        *(
            "Sr.",
            "Sra.",
            "Sres.",
            "Dr.",
            "Dra.",
            "S.E.",
            "Excmo.",
            "Excma.",
            "art.",
            "Art.",
            "núm.",
        ),
        *("No.", "p. ej.", "pág.", "EE.", "UU.", "cf.", "Gral.", "Cnel.", "Ing.", "Lic.", "vol."),
    ),
    may_end=("etc.", "EE.UU.", "EE. UU.", "O.N.U."),
    openings=(
        *(
            "Los",
            "Las",
            "El",
            "La",
            "En",
            "Nos",
            "Esta",
            "Este",
            "Estos",
            "Estas",
            "Un",
            "Una",
            "Al",
        ),
        *("Por", "Para", "Con", "Instamos", "Reiteramos", "Condenamos", "Asimismo", "A", "De"),
    ),
    months=_MONTHS,
)

_LISTS = ListWords(
    articles=("el", "la", "los", "las"),
    joiners=(
        "y",
        "e",
        "así como",
        "junto con",
        "y de",
        "de",
        "del",
        "y del",
        "además de",
        "con",
        "y mi país",
        "y mi propio país",
        "y el alto representante de",
    ),
    leading=("con", "junto con"),
    openings=(
        *("de", "del", "de la", "de los", "por", "en nombre de", "gobiernos de", "ministros de"),
        *("cancilleres de", "embajadas de", "siguientes países", "firmada por", "firmado por"),
        *(
            "representantes de",
            "relaciones exteriores de",
            "países",
            "en nombre del",
            "misiones de",
        ),
    ),
    final=("y", "e"),
    on_behalf=("en nombre de", "en nombre del"),
    speakers=(
        *(
            "los gobiernos de",
            "los ministros",
            "los cancilleres",
            "nosotros",
            "los países",
            "las mis",
        ),
        *("los abajo firmantes", "en nombre de", "tengo el honor", "hablo en nombre", "los jefes"),
        *("los representantes", "los embajadores", "las embajadas", "los suscritos"),
    ),
    delivering=("pronunciada", "pronunciado", "leída", "leído", "presentada"),
    aligning=(
        "se suma a",
        "se suman a",
        "se adhiere a",
        "se adhieren a",
        "se asocian a",
        "se asocia",
    ),
    not_behind=(
        *(
            "en",
            "sobre",
            "contra",
            "hacia",
            "respecto a",
            "acerca de",
            "ante",
            "para",
            "a",
            "en la",
        ),
        *("situación de", "pueblo de", "autoridades de", "situación en", "en el", "ante la"),
        *("miembro de", "miembro del"),
    ),
)


def _regular(verbs: str, force: Force) -> dict[str, tuple[str, Force]]:
    """Return the first person plural and the third person of verbs in -ar, given as infinitives."""
    return {
        form: (verb, force)
        for verb in verbs.split(" ")
        for form in (f"{verb[:-1]}mos", f"{verb[:-1]}", f"{verb[:-1]}n")
    }


def _irregular(force: Force, **forms: str) -> dict[str, tuple[str, Force]]:
    return {
        form.replace("_", " "): (verb.replace("_", " "), force)
        for verb, said in forms.items()
        for form in said.split(" ")
    }


_VERBS: dict[str, tuple[str, Force]] = {
    **_regular("afirmar reafirmar constatar declarar estimar notar recordar destacar", "assertive"),
    **_regular("reiterar considerar observar confirmar anunciar señalar subrayar", "assertive"),
    **_regular("remarcar enfatizar", "assertive"),
    **_irregular(
        "assertive",
        creer="creemos cree creen",
        saber="sabemos sabe saben",
        reconocer="reconocemos reconoce reconocen",
        tomar_nota="tomamos_nota toma_nota toman_nota",
        manifestar="manifestamos manifiesta manifiestan",
        sostener="sostenemos sostiene sostienen",
        advertir="advertimos advierte advierten",
    ),
    **_regular("instar exhortar solicitar demandar invitar reclamar alentar convocar", "directive"),
    **_regular("emplazar llamar conminar", "directive"),
    **_irregular(
        "directive",
        pedir="pedimos pide piden",
        exigir="exigimos exige exigen",
        urgir="urgimos urge urgen",
        requerir="requerimos requiere requieren",
        hacer_un_llamado="hacemos_un_llamado hace_un_llamado hacen_un_llamado "
        "hacemos_un_firme_llamado hacemos_un_llamado_urgente",
    ),
    **_regular(
        "condenar denunciar deplorar expresar felicitar lamentar rechazar apoyar", "expressive"
    ),
    **_regular("saludar celebrar respaldar valorar repudiar apreciar externar", "expressive"),
    **_irregular(
        "expressive",
        agradecer="agradecemos agradece agradecen",
        acoger="acogemos acoge acogen",
        compartir="compartimos comparte comparten",
        ver_con_preocupación="vemos_con_preocupación ve_con_preocupación ven_con_preocupación",
        rendir_homenaje="rendimos_homenaje rinde_homenaje",
    ),
    **_irregular(
        "commissive",
        comprometerse="nos_comprometemos se_compromete se_comprometen",
        prometer="prometemos promete prometen",
    ),
}
_STATES: dict[str, Force] = {
    **dict.fromkeys(
        (
            *("preocupados", "preocupado", "preocupada", "preocupadas", "alarmados", "alarmado"),
            *(
                "consternados",
                "indignados",
                "agradecidos",
                "complacidos",
                "solidarios",
                "inaceptable",
            ),
            *("inaceptables", "intolerable", "intolerables", "alarmantes", "alarmante"),
            *("inspirados", "profundamente preocupados"),
        ),
        "expressive",
    ),
    **dict.fromkeys(("convencidos", "conscientes", "seguros"), "assertive"),
    **dict.fromkeys(("decididos", "dispuestos", "comprometidos", "listos"), "commissive"),
}
_BE = {
    **dict.fromkeys(("es", "son", "somos", "fue", "fueron", "era", "eran"), "ser"),
    **dict.fromkeys(("está", "están", "estamos", "estaba", "estaban"), "estar"),
}

_ACTS = ActWords(
    speakers=("nosotros", "nosotras", "yo", "ellos"),
    verbs=_VERBS,
    third_person={
        form for form in _VERBS if not form.split(" ")[0].endswith("mos") and form[:3] != "nos"
    },
    futures=(),
    continuing=(),
    introducers=(
        *("deseamos", "queremos", "quisiéramos", "desearíamos", "tenemos el honor de"),
        *("quiero", "quisiera", "deseo", "tengo el honor de"),
    ),
    without_subject=True,
    adverbs_behind=True,
    copulas={**_BE, **dict.fromkeys(("seguimos", "permanecemos", "sigue"), "estar")},
    states={state: (state, force) for state, force in _STATES.items()},
    modals={
        **dict.fromkeys(
            ("debe", "deben", "debemos", "debería", "deberían", "tiene que", "tienen que"),
            ("deber", "directive"),
        ),
    },
    auxiliaries={
        **_BE,
        **dict.fromkeys(("ha", "han", "hemos", "había", "habían", "hay"), "haber"),
        **dict.fromkeys(("puede", "pueden", "podría", "podrían"), "poder"),
        **dict.fromkeys(("tiene", "tienen", "tengo", "tenemos"), "tener"),
        **dict.fromkeys(("hace", "hacen"), "hacer"),
    },
    behind_auxiliaries=("sido", "siendo"),
    plain={
        **dict.fromkeys(("constituye", "constituyen"), "constituir"),
        **dict.fromkeys(("viola", "violan"), "violar"),
        **dict.fromkeys(("amenaza", "amenazan"), "amenazar"),
        **dict.fromkeys(("continúa", "continúan"), "continuar"),
        **dict.fromkeys(("muestra", "muestran"), "mostrar"),
        **dict.fromkeys(("indica", "indican"), "indicar"),
        **dict.fromkeys(("representa", "representan"), "representar"),
        **dict.fromkeys(("socava", "socavan"), "socavar"),
        **dict.fromkeys(("merece", "merecen"), "merecer"),
        **dict.fromkeys(("sigue", "siguen"), "seguir"),
    },
    adverbs=(
        *("también", "además", "asimismo", "igualmente", "nuevamente", "muy", "una vez más", "no"),
        *("profunda", "hoy", "juntos", "siempre", "aún", "todavía", "más", "en particular", "se"),
        *("con firmeza", "enérgicamente", "de nuevo", "nos", "les", "le", "lo"),
    ),
    adverb_endings=("mente",),
    addition=(
        *("también", "además", "asimismo", "igualmente", "nuevamente", "una vez más", "de nuevo"),
    ),
    manner=(
        *("no", "hoy", "juntos", "siempre", "aún", "todavía", "se", "nos", "les", "le", "lo"),
        *("conjuntamente", "en particular"),
    ),
    joiners=("y", "e", "o", "así como", ",", "pero", "\N{EN DASH}", "\N{EM DASH}"),
    subordinators=(
        *(
            "que",
            "quien",
            "quienes",
            "cuando",
            "donde",
            "porque",
            "si",
            "aunque",
            "como",
            "mientras",
        ),
        *("cuyo", "cuya", "cuyos", "cuyas", "para que", "desde que", "ya que", "puesto que"),
        *("la que", "las que", "los que", "el que", "la cual", "los cuales", "las cuales"),
    ),
    not_behind=(
        *("a", "de", "para", "sin", "el", "la", "los", "las", "un", "una", "su", "sus", "nuestro"),
        *("nuestra", "nuestros", "nuestras", "este", "esta", "estos", "estas", "por", "en", "del"),
        *("al", "con", "ese", "esa"),
    ),
    participles=(),
    participle_before=(),
    expletives=(),
    pronouns=("esto", "ello", "esta", "este"),
)

SPANISH = Language(
    code="es",
    layout=_LAYOUT,
    sentences=_SENTENCES,
    lists=_LISTS,
    acts=_ACTS,
    numbers=_NUMBERS,
    dates=_DATES,
    evidence=_EVIDENCE,
)
"""The table of Spanish."""
