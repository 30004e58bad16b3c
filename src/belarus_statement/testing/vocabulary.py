"""Invented names, and phrases to use them in."""

_STEMS = "Cald Dorv Elst Fenn Grau Hulm Isk Jorv Kelm Lorn Marv Nolv Orl Penn Quil Tarn"
_STATES = "avia onia estan land mark ovia ura eth una istria mere gard dale ise or oa"
_PLACES = "burg ford stadt haven mouth minster ton field"
_FIRST_NAMES = "Ada Bela Cleo Dara Élodie Femi Gita Hana Ivo Jens Kaja Luís Mina Noor Oda Zoë"

STATES = tuple(stem + ending for stem in _STEMS.split() for ending in _STATES.split())
PLACES = tuple(stem + ending for stem in _STEMS.split() for ending in _PLACES.split())
PERSONS = tuple((first, f"{stem}er") for first in _FIRST_NAMES.split() for stem in _STEMS.split())
"""First names and surnames."""

ORGANIZATIONS = (
    ("Ministry of Justice", "authority"),
    ("Human Rights Council", "body"),
    ("Observation Mission", "mission"),
    ("Press Association", "association"),
    ("Electoral Office", "office"),
    ("Evening Gazette", "media"),
    ("Workers’ Party", "political"),
    ("Review Mechanism", "mechanism"),
)
"""What an organization is called behind the name of its State, and its kind."""

PEOPLE = (
    "residents",
    "journalists",
    "students",
    "human rights defenders",
    "workers",
    "women’s marchers",
    "observers",
    "teachers",
)
QUALITIES = ("peaceful", "young", "detained", "independent")
TOWNS = ("Old Harbour", "Saint-Élan", "Ivy’s Ford", "Nine Elms", "Ó Briain", "Long Acre")
"""What people are said to be of, in a text that shall read plainly."""

RIGHTS = (
    ("freedom of expression", "19"),
    ("freedom of association", "20(1)"),
    ("right to peaceful assembly", "20(1)"),
    ("freedom of religion", "18"),
    ("right to a fair trial", "10"),
    ("right to education", "26(1)"),
)
"""Rights, each with its article in the Universal Declaration of Human Rights."""

EVENTS = ("election", "march", "referendum", "strike")
ACTS = {
    "arbitrary detention": "detention",
    "ill treatment": "torture_or_ill_treatment",
    "intimidation": "intimidation",
    "forced exile": "expulsion",
    "harassment": "intimidation",
    "abduction": "disappearance",
}
"""Wrongs, each with its kind."""
DONE = {
    "arrested": "detention",
    "beaten": "torture_or_ill_treatment",
    "expelled": "expulsion",
}
"""What was done to somebody, with its kind."""
DEMANDS = (
    ("release", "immediately"),
    ("protect", "fully"),
    ("hear", "promptly"),
    ("compensate", ""),
)
"""What is asked, and the adverb that goes with it."""
