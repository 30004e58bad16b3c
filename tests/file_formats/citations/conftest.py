import attrs
import pytest

import belarus_statement as bs


@pytest.fixture
def terse(statement: bs.Statement) -> bs.Statement:
    """A statement that tells a citation its title and its date, and nothing else."""
    source = attrs.evolve(statement.source, published_at=None, sha256="0" * 64)
    return attrs.evolve(statement, issuer="", place="", language="", parties=(), source=source)
