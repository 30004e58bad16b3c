"""Names and numbers in the text, each written and annotated in one go.

Each of these functions takes the writer, the choices to be made, and what town
people are of, which only some make use of; those for entities return the id.
"""

from belarus_statement.model import (
    DateExpression,
    Document,
    Event,
    Group,
    Mention,
    Organization,
    Person,
    Place,
    Provision,
    Quantity,
    Right,
    State,
)
from belarus_statement.model.edtf import MONTHS
from belarus_statement.testing import vocabulary
from belarus_statement.testing.writing import Choices, Words, Writer

_CHECKED = "invented together with the text"
_DECLARATION = "Universal Declaration of Human Rights"


def a_date(writer: Writer, choices: Choices) -> str:
    """Return a date, in one of several forms; returns what it means."""
    year, month, day = 1990 + choices.below(30), 1 + choices.below(12), 1 + choices.below(28)
    name, value = MONTHS[month - 1], f"{year}-{month:02}-{day:02}"
    form = choices.below(3)
    words = writer.say((f"{name} {day}, {year}", f"{day} {name} {year}", f"{name} {day}")[form])
    inferred = form == 2  # noqa: PLR2004  # the form without a year
    writer.annotate(
        DateExpression,
        words,
        value=value,
        inferred=("value",) if inferred else (),
        enrichment_sources=(_CHECKED,) if inferred else (),
    )
    return value


def count_people(writer: Writer, choices: Choices, town: str) -> tuple[str, str]:
    """People who are counted; returns the ids of the quantity and of the group."""
    comparator, before = choices.pick(
        (
            ("exactly", ""),
            ("more_than", "more than "),
            ("at_least", "at least "),
            ("several", "several "),
            ("some", "hundreds of "),
        )
    )
    begun = writer.mark()
    vague = comparator in {"several", "some"}
    value = None if vague else 2 + 37 * choices.below(256)
    writer.say(before if value is None else f"{before}{value:,} ")
    group, noun = some_people(writer, choices, town)
    quote = writer.since(begun).quote[: noun.end - begun.offset]
    words = Words(begun.offset, noun.end, quote)
    quantity = writer.annotate(Quantity, words, comparator=comparator, value=value, unit=noun.quote)
    return quantity, group


def some_people(writer: Writer, choices: Choices, town: str) -> tuple[str, Words]:
    """People, of a town where one is given; returns the id of the group, and its noun."""
    begun = writer.mark()
    noun = writer.say(choices.pick(vocabulary.PEOPLE))
    if town:
        writer.say(f" of “{town}”")
    words = writer.since(begun)
    group = writer.entity(Group, words.quote)
    writer.annotate(Mention, words, target=group)
    return group, noun


def a_group(writer: Writer, choices: Choices, town: str) -> str:
    """People without a name of their own, of a town where one is given."""
    if town:
        return some_people(writer, choices, town)[0]
    quality, people = choices.pick(vocabulary.QUALITIES), choices.pick(vocabulary.PEOPLE)
    return writer.mention(Group, f"{quality} {people}")


def a_state(writer: Writer, choices: Choices, _: str) -> str:
    """Return a State."""
    return writer.mention(State, choices.pick(vocabulary.STATES))


def an_organization(writer: Writer, choices: Choices, _: str) -> str:
    """Return an organization of a State, whose name is mentioned inside its own."""
    begun = writer.mark()
    state = a_state(writer, choices, "")
    name, kind = choices.pick(vocabulary.ORGANIZATIONS)
    writer.say(f" {name}")
    words = writer.since(begun)
    organization = writer.entity(Organization, words.quote, kind=kind, parent=state)
    writer.annotate(Mention, words, target=organization)
    return organization


def a_person(writer: Writer, choices: Choices, _: str) -> str:
    """Return a person, by title and surname from the second time on."""
    first, last = choices.pick(vocabulary.PERSONS)
    return writer.mention(Person, f"{first} {last}", alias=f"Dr. {last}")


def a_place(writer: Writer, choices: Choices, _: str) -> str:
    """Return a place."""
    return writer.mention(Place, choices.pick(vocabulary.PLACES))


def an_event(writer: Writer, choices: Choices, _: str) -> str:
    """Return an event that is named by its day, which is a date of its own."""
    begun = writer.mark()
    # The form of the first choice names year, month and day.
    value = a_date(writer, Choices(bytes((*(choices.below(256) for _ in range(3)), 1))))
    writer.say(f" {choices.pick(vocabulary.EVENTS)}")
    words = writer.since(begun)
    event = writer.entity(Event, words.quote, date=value)
    writer.annotate(Mention, words, target=event)
    return event


def a_document(writer: Writer, choices: Choices, _: str) -> str:
    """Return a resolution."""
    number = f"{1 + choices.below(75)}/{1 + choices.below(250)}"
    symbol = f"INV/RES/{number}"
    return writer.mention(
        Document, f"Resolution {number}", symbol=symbol, enrichment_sources=(_CHECKED,)
    )


def a_right(writer: Writer, choices: Choices, _: str) -> str:
    """Return a right, with the article that protects it."""
    name, article = choices.pick(vocabulary.RIGHTS)
    provision = Provision(instrument="UDHR", article=article, source=_DECLARATION)
    return writer.mention(Right, name, provisions=(provision,))
