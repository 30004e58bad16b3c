"""What the tests of several formats ask."""

from collections.abc import Callable

import pytest

import belarus_statement as bs
from belarus_statement.file_formats import format_named

Refused = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def refused() -> Refused:
    """The codes and paths of what a format refuses of files."""

    def refused(name: str, files: dict[str, bytes]) -> list[tuple[str, str]]:
        decode = format_named(name).decode
        assert decode is not None
        with pytest.raises(bs.LoadError) as error:
            decode(files)
        return [(finding.code, finding.path) for finding in error.value.findings]

    return refused


@pytest.fixture(scope="session")
def with_dangling_link(statement: bs.Statement) -> bs.Statement:
    """The packaged statement, one mention of which leads nowhere."""
    import attrs

    mention = attrs.evolve(statement.mentions[0], target="state-atlantis")
    return attrs.evolve(statement, mentions=(mention, *statement.mentions[1:]))
