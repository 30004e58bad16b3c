import json
import re
from xml.etree import ElementTree as ET

import hypothesis
import pytest
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.file_formats.markup import Markup, element, join, script, tag, xml_name

NOT_IN_XML = [*map(chr, {*range(0x20)} - {9, 10, 13}), "\ud800", "\udfff", "\ufffe", "\uffff"]
TEXTS = st.text(
    st.one_of(
        st.sampled_from("&<>\"'\t\n\r \x7f\x85\u2028;]"),
        st.characters(exclude_categories=["Cs"], exclude_characters=NOT_IN_XML),
    )
)


@hypothesis.settings(deadline=None, database=None)
@hypothesis.given(text=TEXTS, value=TEXTS)
def test_a_parser_reads_back_every_text_and_attribute(text: str, value: str) -> None:
    written = element("a", {"b": value, "c": None}, text, element("d", {}), text)
    read = ET.fromstring(written)
    assert read.attrib == {"b": value}
    assert (read.text or "") == text
    assert (read[0].tag, read[0].tail or "") == ("d", text)


@pytest.mark.parametrize("character", NOT_IN_XML, ids=ascii)
def test_what_xml_cannot_hold_is_refused_by_its_number(character: str) -> None:
    expected = f"U\\+{ord(character):04X} .*; expected one that XML can hold"
    with pytest.raises(bs.FormatError, match=expected):
        element("a", {}, f"x{character}")
    with pytest.raises(bs.FormatError, match=expected):
        tag("a", {"b": f"x{character}"})


def test_markup_is_not_escaped_again_and_text_is() -> None:
    assert join("<a>", Markup("<a>")) == "&lt;a&gt;<a>"
    assert isinstance(join("a"), Markup)


@hypothesis.settings(deadline=None, database=None)
@hypothesis.given(texts=st.sets(st.one_of(st.text(), st.text("a-_1 Z"))))
def test_no_two_texts_have_the_same_name(texts: set[str]) -> None:
    names = {*map(xml_name, texts)}
    assert len(names) == len(texts)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) for name in names)


def test_a_plain_id_is_its_own_name() -> None:
    assert xml_name("demand-p4-s1") == "demand-p4-s1"
    assert xml_name("4 \N{GRINNING FACE}") == "_34__20__1f600_"


@hypothesis.settings(deadline=None, database=None)
@hypothesis.given(text=TEXTS)
def test_a_block_of_json_is_not_ended_from_inside(text: str) -> None:
    block = script("application/ld+json", {"a": text + "</script><!--"})
    content = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in content
    assert json.loads(content) == {"a": text + "</script><!--"}
