"""Names in Akoma Ntoso: of elements, entities, languages, days.

https://docs.oasis-open.org/legaldocml/akn-nc/v1.0/akn-nc-v1.0.html
"""

from types import MappingProxyType
from urllib.parse import quote

from belarus_statement.file_formats.languages import primary_language
from belarus_statement.file_formats.markup import xml_name
from belarus_statement.model import (
    Annotation,
    Entity,
    Event,
    Organization,
    Person,
    Place,
    Right,
    State,
    Statement,
)
from belarus_statement.model.edtf import parts
from belarus_statement.model.statement import annotation_fields

MEDIA_TYPE = "application/akn+xml"
ONTOLOGY = "/akn/ontology"
SEMANTIC: MappingProxyType[type[Entity], str] = MappingProxyType(
    {
        Event: "event",
        Organization: "organization",
        Person: "person",
        Place: "location",
        Right: "concept",
        State: "organization",
    }
)
"""The element for the naming of an entity, and the class of the ontology that it is of."""

# The codes of ISO 639-1, each with that of ISO 639-2 (T), by which Akoma Ntoso names languages.
_LANGUAGES = """
aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis
bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu
dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry
gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina
idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz
klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao
ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde
nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol
pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv
smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk
tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln
wowol xhxho yiyid yoyor zazha zhzho zuzul
"""
_ALPHA_3 = MappingProxyType({each[:2]: each[2:] for each in _LANGUAGES.split()})


def annotations_of(statement: Statement) -> tuple[Annotation, ...]:
    """Every annotation, collection after collection, as they stand there."""
    return tuple(each for field in annotation_fields() for each in getattr(statement, field.name))


def alpha_3(tag: str) -> str:
    """Return the three-letter code of a language; "und", undetermined, where none is known."""
    primary = primary_language(tag) or ""
    return _ALPHA_3.get(primary, primary if primary[2:] else "und")


def is_day(date: str | None) -> bool:
    """Return True for a date of XML Schema, which asks for a day."""
    return None not in (parts(date or "") or (None,))


def term_of(id: str) -> str:
    """Return the eId of an entity; no two ids have the same."""
    return f"tlc_{xml_name(id)}"


def concept_of(cls: str) -> str:
    return f"class_{cls}"


def percent_encode(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")
