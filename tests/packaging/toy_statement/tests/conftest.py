import belarus_statement as bs
import pytest
import river_statement


@pytest.fixture(scope="session")
def belarus_statement() -> bs.Statement:
    return river_statement.load()
