import hypothesis
import pytest
from hypothesis import strategies as st

import belarus_statement as bs
from belarus_statement.file_formats.standoff.offsets import Offsets, Unit

HOSTILE = "a é 𐍈 עברית\n<b>&amp;</b> 👩‍🔬 e\u0301 €"
CODECS: dict[Unit, tuple[str, int]] = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2)}
TEXTS = st.one_of(
    st.just(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.sampled_from("a\x7f\x80\u07ff\u0800\uffff\U00010000\U0010ffffא")),
)
UNITS = st.sampled_from(tuple(CODECS))


@hypothesis.settings(deadline=None, database=None)
@hypothesis.given(text=TEXTS, unit=UNITS)
def test_an_offset_is_the_length_of_what_python_encodes_before_it(text: str, unit: Unit) -> None:
    codec, size = CODECS[unit]
    offsets = Offsets.of(text, unit)
    for offset in range(len(text) + 1):
        units = len(text[:offset].encode(codec)) // size
        assert offsets.from_code_points(offset) == units
        assert offsets.to_code_points(units) == offset


@hypothesis.settings(deadline=None, database=None)
@hypothesis.given(text=TEXTS, unit=UNITS)
def test_an_offset_inside_a_character_or_outside_the_text_is_refused(text: str, unit: Unit) -> None:
    offsets = Offsets.of(text, unit)
    starts = {offsets.from_code_points(offset) for offset in range(len(text) + 1)}
    for units in set(range(-2, max(starts) + 3)) - starts:
        with pytest.raises(bs.FormatError, match=f"{unit} offset {units}; expected"):
            offsets.to_code_points(units)
    for outside in (-1, len(text) + 1):
        with pytest.raises(bs.FormatError, match=f"offset {outside}; expected"):
            offsets.from_code_points(outside)
