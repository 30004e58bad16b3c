import pytest

from belarus_statement.file_formats.languages import language_tag, primary_language


@pytest.mark.parametrize("tag", ["en", "en-US", "be-Latn", "x-klingon", "i-default", "de-1996"])
def test_what_xml_takes_for_a_language_is_taken_as_it_is(tag: str) -> None:
    assert language_tag(tag) == tag


@pytest.mark.parametrize("tag", ["", "en_US", "en-", "not a tag", "en\n", "abcdefghi"])
def test_what_xml_does_not_take_for_a_language_is_none(tag: str) -> None:
    assert language_tag(tag) is None


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"),
        ("EN-us", "en"),
        ("haw", "haw"),
        ("be-Latn-BY", "be"),
        ("english", None),
        ("en_US", None),
        ("x-klingon", None),
        ("", None),
        ("é", None),
    ],
)
def test_a_tag_starts_with_a_code_of_two_or_three_letters_or_none(
    tag: str, expected: str | None
) -> None:
    assert primary_language(tag) == expected
