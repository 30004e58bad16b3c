"""What every test may use: the packaged statement, and the files of the checkout."""

import pathlib
from collections.abc import Callable

import pytest

import belarus_statement as bs

CHECKOUT = pathlib.Path(__file__).parents[1]
GOLDEN = CHECKOUT / "tests" / "golden"
ODD = (
    "\N{GOTHIC LETTER HWAIR}\N{GRINNING FACE} astral",
    "\N{HEBREW LETTER AYIN}\N{HEBREW LETTER BET}, \N{RIGHT-TO-LEFT MARK}right to left",
    'a "quoted", cell; with\na line end',
    "<b>markup</b> &amp; [link](x)",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "'apostrophe",
    "''",
    "_x0041_",
    "",
    " ",
    "  spaces  ",
    "\ttab\tafter tab\t",
    "line\N{LINE SEPARATOR}separator",
    "not a character \ufffe\uffff",
    "https://example.org/",
    "2020-10-26",
    "1e5",
    "007",
    "true",
    "null",
    "NA",
)
"""Texts that writers and readers of some format take for something else."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the files that are generated (golden files, schema, digests) instead of "
        "comparing them",
    )


@pytest.fixture(scope="session")
def statement() -> bs.Statement:
    return bs.load()


@pytest.fixture(scope="session")
def odd_statement() -> bs.Statement:
    """A small statement, of sound ids and links, with every text that a format may trip over."""
    text = "\n".join(ODD)
    spans = [(text.index(each), text.index(each) + len(each), each) for each in ODD if each]
    block = bs.Block(id="block", start=0, end=len(text), quote=text, kind="preamble")
    sentence = bs.Sentence(id="s", start=0, end=1, quote=text[:1], block="block", number=-1)
    urge = bs.SpeechAct(
        id="urge",
        start=0,
        end=1,
        quote=text[:1],
        sentence="s",
        verb="",
        modifiers=ODD,
        force="directive",
    )
    return bs.Statement(
        id="odd",
        title="=1+1 'odd' \N{GRINNING FACE}",
        issuer="@issuer",
        place="a\nb",
        date="2026",
        language="he",
        source=bs.Source(file="", bytes=10**15 - 1, sha256="0" * 64, rights="@rights"),
        text=text,
        states=(
            bs.State(
                id="state",
                name="",
                aliases=ODD,
                external_ids=tuple(
                    bs.ExternalId(scheme=each, value=each, source="") for each in ODD
                ),
                alpha_2="",
                numeric="008",
                eu_member=False,
            ),
        ),
        organizations=tuple(
            bs.Organization(id=f"org {each}", name=each, kind="body", parent="state")
            for each in ODD
        ),
        rights=(
            bs.Right(
                id="'right",
                name="007",
                provisions=(bs.Provision(instrument="1.0", article="TRUE", source="null"),),
            ),
        ),
        blocks=(block,),
        sentences=(sentence,),
        mentions=tuple(
            bs.Mention(id=f"m{number}", start=start, end=end, quote=quote, target=f"org {quote}")
            for number, (start, end, quote) in enumerate(spans)
        ),
        quantities=(
            bs.Quantity(id="q", start=0, end=1, quote=text[:1], comparator="some", unit="1"),
        ),
        speech_acts=(urge,),
        allegations=(
            bs.Allegation(
                id="allegation",
                start=0,
                end=1,
                quote=text[:1],
                acts=ODD,
                evidence="asserted",
                alleged_victims=("'right", "state"),
                quantity="q",
                inferred=("alleged_victims",),
            ),
        ),
        demands=(
            bs.Demand(
                id="demand",
                start=0,
                end=1,
                quote=text[:1],
                speech_act="urge",
                action="\N{LINE SEPARATOR}",
                addressees=("state", "org =1+1"),
                addressee_explicit=True,
            ),
        ),
    )


@pytest.fixture(scope="session")
def odd_in_xml(odd_statement: bs.Statement) -> bs.Statement:
    """The odd statement without what no XML can hold: the two noncharacters."""
    return bs.loads(bs.dumps(odd_statement).replace("\ufffe\uffff", "--"))


@pytest.fixture(scope="session")
def full_statement() -> bs.Statement:
    """An invented statement with a value in every field, and with every value that one may have.

    Annotations cross, and some text stands in no block; it does not keep every rule.
    """
    return bs.load(CHECKOUT / "tests" / "full_statement.json")


@pytest.fixture(params=["packaged", "odd"])
def either(
    request: pytest.FixtureRequest, statement: bs.Statement, odd_statement: bs.Statement
) -> bs.Statement:
    """The packaged statement, then the odd one."""
    return {"packaged": statement, "odd": odd_statement}[request.param]


@pytest.fixture(scope="session")
def checkout() -> pathlib.Path:
    """The folder of the checkout, with README.md, pyproject.toml and docs."""
    return CHECKOUT


@pytest.fixture
def generated(request: pytest.FixtureRequest) -> Callable[[pathlib.Path, bytes], None]:
    """Asserts that a file of the checkout is what the code generates; `--regenerate` writes it."""

    def check(path: pathlib.Path, expected: bytes) -> None:
        if request.config.getoption("--regenerate"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(expected)
        found = path.read_bytes() if path.exists() else b""
        assert found == expected, (
            f"{path.relative_to(CHECKOUT)} is not what the code generates: run "
            "`pytest --regenerate` and review the difference"
        )

    return check


@pytest.fixture
def golden(generated: Callable[[pathlib.Path, bytes], None]) -> Callable[[str, bytes], None]:
    """Asserts that content equals a golden file, named relative to tests/golden."""

    def check(name: str, content: bytes) -> None:
        generated(GOLDEN / name, content)

    return check
