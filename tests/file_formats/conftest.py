"""What the tests of several formats use."""

import attrs
import pytest

import belarus_statement as bs

AWKWARD = (
    "𐍈 <i>שבת</i> \"q\" “c’ {a} b} {c \\d 50% R&D #1 _x_ $y$ ~ ^ -- '' ?` : - * @a, "
    "</span><span class=\"nocase\">n\u00a0b</span> 'l' | [z] ER - é"
)


@pytest.fixture
def awkward_value() -> str:
    """One line with what the citation formats have marks for, astral and right to left."""
    return AWKWARD


@pytest.fixture
def awkward(statement: bs.Statement) -> bs.Statement:
    """The packaged statement with that as title, issuer, place and party, on several lines."""
    broken = AWKWARD.replace(" ER - ", "\r\nER  - ").replace(" ", "\u2028\x85\x0b\x1e", 1)
    return attrs.evolve(
        statement,
        title=f"\n{broken}\t",
        issuer=broken,
        place=broken,
        parties=(attrs.evolve(statement.parties[0], quote=broken),),
        source=attrs.evolve(
            statement.source, published_at="https://example.org/a%20b?c=d_e&f={g}#h~\n\\i"
        ),
    )
