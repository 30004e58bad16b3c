import belarus_statement as bs


def test_the_json_format_is_the_file_that_the_package_ships(statement: bs.Statement) -> None:
    shipped = (bs.files() / "statement.json").read_bytes()
    assert bs.formats()["json"].encode(statement) == {"statement.json": shipped}
