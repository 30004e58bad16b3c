import attrs
import pytest

import belarus_statement as bs
from belarus_statement.model.statement import collection_fields
from belarus_statement.readable_tables import readable
from belarus_statement.tables import Row, Table

TABLES = {table.name: table for table in readable()}


def columns(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def rows(statement: bs.Statement, name: str) -> list[dict[str, object]]:
    table = TABLES[name]
    return [dict(zip(columns(table), row, strict=True)) for row in table.rows(statement)]


def test_there_is_a_table_for_each_collection_with_a_row_for_each_record(
    either: bs.Statement,
) -> None:
    for field in collection_fields():
        found = [row["id"] for row in rows(either, field.name)]
        assert found == [each.id for each in getattr(either, field.name)]


def test_every_column_is_described_and_named_once() -> None:
    for table in readable():
        assert all(column.description.endswith((".", ").")) for column in table.columns)
        assert len({*columns(table)}) == len(table.columns)


def test_no_cell_but_the_last_holds_an_id(statement: bs.Statement) -> None:
    # The kind of a block may be its id.
    ids = {each.id for each in statement if not isinstance(each, bs.Block)}

    def leaked(row: Row) -> list[object]:
        return [cell for cell in row[:-1] for part in str(cell).split("; ") if part in ids]

    assert not [leaked(row) for table in readable() for row in table.rows(statement) if leaked(row)]


def test_a_party_has_what_it_is_and_the_codes_of_its_state(statement: bs.Statement) -> None:
    by_name = {row["actor"]: row for row in rows(statement, "parties")}
    albania = by_name["Albania"]
    assert (albania["kind"], albania["alpha_2"], albania["alpha_3"]) == ("State", "AL", "ALB")
    assert (albania["un_regional_group"], albania["eu_member"]) == ("EEG", False)
    union = by_name["European Union"]
    assert (union["kind"], union["alpha_2"], union["eu_member"]) == ("Organization", None, None)


def test_allegations_and_demands_have_the_verb_of_their_act(statement: bs.Statement) -> None:
    for name in ("allegations", "demands"):
        for row, record in zip(rows(statement, name), getattr(statement, name), strict=True):
            act = statement.get(record.speech_act) if record.speech_act else None
            assert row["verb"] == (act.verb if isinstance(act, bs.SpeechAct) else None)


def test_a_link_that_leads_nowhere_is_shown_as_it_is_and_adds_nothing(
    statement: bs.Statement,
) -> None:
    party = attrs.evolve(statement.parties[0], actor="state-atlantis")
    (row,) = rows(attrs.evolve(statement, parties=(party,)), "parties")
    assert (row["actor"], row["kind"], row["alpha_2"]) == ("state-atlantis", None, None)


@pytest.mark.parametrize("code", ["008", "112"])
def test_a_code_that_looks_like_a_number_is_text(statement: bs.Statement, code: str) -> None:
    assert code in [row["numeric"] for row in rows(statement, "states")]
