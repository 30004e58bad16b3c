"""What a format may be made of, and what its files may be called."""

import pytest

import belarus_statement as bs


def named(*files: str, name: str = "made") -> bs.Format:
    """A format that gives files of these names."""
    return bs.Format(
        name=name,
        suffix=".made",
        media_type="text/plain",
        description="",
        encode=lambda _: dict.fromkeys(files, b"content"),
    )


@pytest.mark.parametrize("file", ["a", "A_0.b-c", "_", "0", "a..b"])
def test_a_file_of_letters_digits_and_plain_signs_is_given(
    statement: bs.Statement, file: str
) -> None:
    assert named(file).encode(statement) == {file: b"content"}


@pytest.mark.parametrize("file", ["", ".a", "-a", "a/b", "..", "a b", "a\n", "é", "a\\b", "a:b"])
def test_another_name_of_a_file_or_of_the_format_is_refused(
    statement: bs.Statement, file: str
) -> None:
    for format in (named("fine", file), named("fine", name=file)):
        with pytest.raises(bs.FormatError) as refused:
            format.encode(statement)
        assert str(refused.value) == (
            f"the format {format.name!r} names a file {file!r}; expected letters, digits, '.', "
            "'_' and '-', the first of them no '.' or '-'"
        )


def test_a_format_of_no_files_is_refused(statement: bs.Statement) -> None:
    with pytest.raises(bs.FormatError) as refused:
        named().encode(statement)
    assert str(refused.value) == (
        "the format 'made' gave {}; expected a mapping of file names to bytes, with one at least"
    )


def test_a_file_of_no_bytes_is_refused(statement: bs.Statement) -> None:
    made = bs.Format(
        name="made",
        suffix=".made",
        media_type="text/plain",
        description="",
        encode=lambda _: {"a": "text"},  # type: ignore[dict-item]
    )
    with pytest.raises(bs.FormatError) as refused:
        made.encode(statement)
    assert str(refused.value) == ("the format 'made' gave 'a' with str; expected a name with bytes")


def test_a_format_is_shown_without_its_functions() -> None:
    assert "encode" not in repr(named("a"))
    assert "decode" not in repr(named("a"))


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (None, "the format 'made' needs the module 'absent', which this Python lacks"),
        ("some", r"the format 'made' needs .*absent.*belarus-statement\[some\]"),
    ],
)
def test_a_module_that_is_missing_is_named_with_what_installs_it(
    statement: bs.Statement, extra: str | None, expected: str
) -> None:
    def encode(_: bs.Statement) -> dict[str, bytes]:
        raise ModuleNotFoundError(name="absent")

    made = bs.Format(
        name="made",
        suffix=".made",
        media_type="text/plain",
        description="",
        extra=extra,
        encode=encode,
    )
    with pytest.raises(bs.MissingExtraError if extra else bs.FormatError, match=expected):
        made.encode(statement)
