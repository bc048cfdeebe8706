from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cuts import RULES, Cut, OffsetMap, apply_cuts, normalise_cuts

# An emoji of several code points, a combining accent, Windows line ends, text from right to left.
AWKWARD = "Ré\u0301union 👩‍👩‍👧 a\r\nb\u00a0c\u200d ‏سلام‏ z"


@st.composite
def texts_with_cuts(draw):
    raw = draw(st.text(max_size=60) | st.just(AWKWARD))
    places = st.integers(0, len(raw))
    pairs = draw(st.lists(st.tuples(places, places), max_size=6))
    return raw, [Cut(min(pair), max(pair), "editor") for pair in pairs]


@given(texts_with_cuts())
def test_normalised_cuts_are_sorted_apart_and_cover_what_was_cut(given_text):
    raw, cuts = given_text

    normal = normalise_cuts(raw, cuts)

    assert all(cut.start < cut.end for cut in normal)
    assert all(one.end <= other.start for one, other in pairwise(normal))
    assert {place for cut in normal for place in range(cut.start, cut.end)} == {
        place for cut in cuts for place in range(cut.start, cut.end)
    }


@given(texts_with_cuts())
def test_clean_text_is_raw_text_without_the_cut_characters(given_text):
    raw, cuts = given_text
    gone = {place for cut in cuts for place in range(cut.start, cut.end)}

    clean = apply_cuts(raw, normalise_cuts(raw, cuts))

    assert clean == "".join(character for place, character in enumerate(raw) if place not in gone)


@given(texts_with_cuts())
def test_every_clean_character_maps_to_the_same_character_of_raw_and_back(given_text):
    raw, cuts = given_text
    normal = normalise_cuts(raw, cuts)
    clean = apply_cuts(raw, normal)

    offsets = OffsetMap(raw, normal)

    assert [raw[offsets.to_raw(place)] for place in range(len(clean))] == list(clean)
    assert [offsets.to_clean(offsets.to_raw(place)) for place in range(len(clean) + 1)] == [
        *range(len(clean) + 1)
    ]


@given(texts_with_cuts())
def test_raw_places_inside_a_cut_have_no_clean_place_and_all_others_have_one(given_text):
    raw, cuts = given_text
    normal = normalise_cuts(raw, cuts)
    gone = {place for cut in normal for place in range(cut.start, cut.end)}

    offsets = OffsetMap(raw, normal)

    assert {place for place in range(len(raw)) if offsets.to_clean(place) is None} == gone


@given(texts_with_cuts(), st.data())
def test_a_clean_span_survives_the_way_to_raw_and_back(given_text, data):
    raw, cuts = given_text
    normal = normalise_cuts(raw, cuts)
    clean = apply_cuts(raw, normal)
    start = data.draw(st.integers(0, len(clean)))
    end = data.draw(st.integers(start, len(clean)))
    offsets = OffsetMap(raw, normal)

    raw_start, raw_end = offsets.span_to_raw(start, end)

    assert offsets.span_to_clean(raw_start, raw_end) == (start, end)


def test_a_raw_span_may_enclose_a_cut():
    raw = "The bridge [photo] is open"
    cuts = [Cut(11, 19, "photo-credit")]

    span = OffsetMap(raw, cuts).span_to_clean(4, 26)

    assert span == (4, 18)
    assert apply_cuts(raw, cuts)[4:18] == "bridge is open"


def test_a_raw_span_that_begins_or_ends_in_a_cut_has_no_clean_span():
    offsets = OffsetMap("abcdef", [Cut(2, 4, "editor")])

    assert offsets.span_to_clean(3, 6) is None
    assert offsets.span_to_clean(0, 3) is None


def test_a_clean_span_beside_a_cut_does_not_swallow_it():
    offsets = OffsetMap("abcdef", [Cut(2, 4, "editor")])

    assert offsets.span_to_raw(0, 2) == (0, 2)
    assert offsets.span_to_raw(2, 4) == (4, 6)


def test_where_cuts_overlap_the_one_that_starts_first_keeps_its_characters():
    cuts = [Cut(3, 8, "teaser"), Cut(0, 5, "headline"), Cut(1, 4, "byline")]

    normal = normalise_cuts("0123456789", cuts)

    assert normal == (Cut(0, 5, "headline"), Cut(5, 8, "teaser"))


def test_cuts_that_only_touch_stay_two():
    cuts = (Cut(0, 2, "section-label"), Cut(2, 5, "headline"))

    assert normalise_cuts("abcdef", cuts) == cuts
    assert apply_cuts("abcdef", cuts) == "f"


@pytest.mark.parametrize(
    ("cuts", "complaint"),
    [
        ([Cut(2, 4, "editor"), Cut(0, 1, "editor")], "out of order"),
        ([Cut(0, 3, "editor"), Cut(2, 4, "editor")], "overlaps"),
        ([Cut(4, 9, "editor")], "does not lie inside"),
        ([Cut(-1, 2, "editor")], "does not lie inside"),
        ([Cut(3, 2, "editor")], "does not lie inside"),
        ([Cut(2, 2, "editor")], "does not lie inside"),
    ],
)
def test_cuts_that_make_no_sense_are_refused_with_a_reason(cuts, complaint):
    with pytest.raises(ValueError, match=complaint):
        apply_cuts("abcdef", cuts)
    with pytest.raises(ValueError, match=complaint):
        OffsetMap("abcdef", cuts)


@pytest.mark.parametrize("cut", [Cut(4, 9, "editor"), Cut(-1, 2, "editor"), Cut(3, 2, "editor")])
def test_normalising_refuses_a_cut_outside_the_text(cut):
    with pytest.raises(ValueError, match="does not lie inside"):
        normalise_cuts("abcdef", [cut])


@pytest.mark.parametrize("offset", [-1, 7])
def test_offsets_outside_the_texts_are_refused(offset):
    offsets = OffsetMap("abcdef", [])

    with pytest.raises(ValueError, match="outside the clean text of 6"):
        offsets.to_raw(offset)
    with pytest.raises(ValueError, match="outside the raw text of 6"):
        offsets.to_clean(offset)


def test_a_span_that_ends_before_it_starts_is_refused():
    offsets = OffsetMap("abcdef", [])

    with pytest.raises(ValueError, match="ends before it starts"):
        offsets.span_to_raw(3, 2)
    with pytest.raises(ValueError, match="ends before it starts"):
        offsets.span_to_clean(3, 2)


def test_every_rule_has_a_label_for_editors():
    assert all(name == name.lower() and label[0].isupper() for name, label in RULES.items())
    assert {"headline", "dateline", "editor", "whitespace"} <= RULES.keys()
