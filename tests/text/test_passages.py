import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.alignment import align
from articles.text.passages import Likeness, align_passages

POOL = (
    "The Varn Valley council voted on Wednesday to close the open-air pool at Hestrup for the whole summer.",
    "Cracks found in the tiled basin in April cannot be mended before September, the head of leisure, Pia Lund, "
    "told councillors.",
    "Nobody was hurt.",
    "Some 340 children had signed up for swimming lessons there.",
    "Season tickets will be refunded by the end of the month.",
)
POOL_REWORDED = (
    "Families in Hestrup will have to do without their outdoor pool this summer.",
    "Pia Lund, who runs the leisure department, said the cracks discovered in the basin in April could not be "
    "repaired before September.",
    "Swimming lessons for about 340 children move to the indoor baths at Nyboe.",
    "The mayor was not available for comment.",
)
BELLS = (
    "The bells, the oldest of them cast in 1588, vanished from churches around Lake Tem.",
    "Six were found on Sunday in a barn near Kolby, wrapped in carpets.",
    "The parish of Aske has offered a reward of 5,000 crowns.",
)


def written(*sentences):
    return "\n\n".join(sentences)


def passages(text, stretches):
    return {stretch.number: text[stretch.start : stretch.end] for stretch in stretches if stretch.number}


def paired(left, right):
    """The pairs as (likeness, left, right), in the order of their numbers."""
    aligned = align_passages(left, right)
    lefts, rights = passages(left, aligned.left), passages(right, aligned.right)
    likeness = {stretch.number: stretch.likeness for stretch in aligned.left}
    return [(likeness[number], lefts[number], rights[number]) for number in sorted(lefts)]


def only_here(text, stretches):
    found = [text[s.start : s.end] for s in stretches if s.likeness is Likeness.ONLY_HERE]
    return [passage for passage in found if not passage.isspace()]


def test_the_same_words_are_the_same_passage_whatever_the_typography():
    left = 'The oldest café in Älvhamn, "Mara\'s", closes on Friday for good.'
    right = "The oldest cafe in Alvhamn, “Mara’s”, closes on Friday for good!"

    assert paired(left, right) == [(Likeness.SAME, left, right)]


def test_a_sentence_in_other_words_is_reworded():
    left, right = written(*POOL), written(*POOL_REWORDED)

    assert (Likeness.REWORDED, POOL[1], POOL_REWORDED[1]) in paired(left, right)


def test_what_the_other_text_does_not_tell_stands_only_here():
    left, right = written(*POOL), written(*POOL_REWORDED)

    aligned = align_passages(left, right)

    assert only_here(right, aligned.right) == ["The mayor was not available for comment."]
    assert only_here(left, aligned.left) == [POOL[2], POOL[4]]


def test_passages_may_have_moved_and_are_numbered_by_the_left_text():
    left, right = written(*BELLS), written(*reversed(BELLS))

    aligned = align_passages(left, right)

    assert [stretch.number for stretch in aligned.left if stretch.number] == [1, 2, 3]
    assert [stretch.number for stretch in aligned.right if stretch.number] == [3, 2, 1]


def test_sentences_with_nothing_but_everyday_words_in_common_are_no_pair():
    left = "The minister told reporters on Tuesday that the dredger would return to the estuary."
    right = "The minister told reporters on Tuesday that a new school would open in the hills."

    assert paired(left, right) == []


def test_a_verbatim_sentence_inside_a_longer_one_is_the_same_and_the_rest_stands_only_here():
    left = f"KOLBY (Bay Wire) — {BELLS[1]}"
    right = BELLS[1]

    aligned = align_passages(left, right)

    assert passages(left, aligned.left) == {1: BELLS[1]}
    assert only_here(left, aligned.left) == ["KOLBY (Bay Wire) —"]
    assert aligned.right_share == 1


def test_two_sentences_that_the_other_text_runs_together_are_two_passages():
    left = "Six bells were found on Sunday in a barn near Kolby. The parish of Aske offered a reward of 5,000 crowns."
    right = left.replace(". The", " and the")

    assert [(kind, one) for kind, one, _ in paired(left, right)] == [
        (Likeness.SAME, "Six bells were found on Sunday in a barn near Kolby."),
        (Likeness.SAME, "The parish of Aske offered a reward of 5,000 crowns."),
    ]


def test_a_sentence_reworded_into_two_stands_against_both():
    left = "The ferry was carrying 148 passengers and 14 crew when the alarm was raised at 08:05, soon after it left."
    right = (
        "There were 148 passengers and 14 crew on the ferry. The alarm was raised at 08:05, the harbour said."
    )

    assert paired(left, right) == [(Likeness.REWORDED, left, right)]


def test_restyled_quotation_marks_change_no_word():
    left = "“He asked for forty crowns a kilo, and the founder knew what it was,” Holt said."
    right = "'He asked for forty crowns a kilo, and the founder knew what it was', Holt said."

    assert paired(left, right) == [(Likeness.SAME, left, right)]


def test_a_short_sentence_is_paired_beside_a_pair():
    left = written(BELLS[0], "Nobody was hurt.", "The market opens at six.")
    right = written("It rained.", BELLS[0], "Nobody was hurt.", "A choir will sing.")

    assert (Likeness.SAME, "Nobody was hurt.", "Nobody was hurt.") in paired(left, right)


def test_a_standing_short_sentence_elsewhere_is_not_paired():
    left = written(BELLS[0], "Story continues below.", BELLS[1])
    right = written(BELLS[1], BELLS[2], "Story continues below.", "A choir will sing in the chapel of Aske.")

    assert "Story continues below." not in [one for _, one, _ in paired(left, right)]


def test_a_sentence_said_twice_is_paired_once():
    left, right = written(BELLS[0], BELLS[1]), written(BELLS[0], BELLS[0], BELLS[1])

    assert len(paired(left, right)) == 2


def test_the_changed_words_of_a_reworded_pair_are_found_by_alignment():
    left = "The crossing was shut on 9 February after drifting ice struck its second pier."
    right = "The crossing was closed on 9 February after drifting ice struck its second pier."
    ((kind, one, other),) = paired(left, right)

    changed = [one[code.a_start : code.a_end].strip() for code in align(one, other) if code.tag != "equal"]

    assert kind is Likeness.REWORDED
    assert changed == ["shut"]


def test_the_share_counts_words_in_long_runs_of_a_reworded_passage():
    left = "The crossing was shut on 9 February after drifting ice struck its second pier."
    right = "The crossing was closed on 9 February after drifting ice struck its second pier."

    assert align_passages(left, right).left_share == pytest.approx(10 / 14)


def test_the_share_of_a_text_that_only_talks_of_the_same_is_nothing():
    aligned = align_passages(written(*POOL), written(*POOL_REWORDED))

    assert (aligned.left_share, aligned.right_share) == (0, 0)


def test_a_copy_with_paragraphs_of_its_own_has_its_share():
    own = "The editor of the Tem Courier said she had known the sexton since both were children."
    left, right = written(*BELLS), written(*BELLS[:2], own, BELLS[2])

    aligned = align_passages(left, right)

    assert aligned.left_share == 1
    assert 0.6 < aligned.right_share < 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Fire.",
        "no end of a sentence and no capital either",
        "港口周五关闭。渡轮停航两天。",
        "बंदरगाह शुक्रवार को बंद रहेगा। नौका दो दिन नहीं चलेगी।",
        "أُغلق الميناء يوم الجمعة. وتوقفت العبارات يومين.",
        "First line\n\n* * *\n\nSecond line, with more in it than the first one had.",
    ],
)
def test_identical_texts_stand_in_each_other_whole(text):
    aligned = align_passages(text, text)

    assert (aligned.left_share, aligned.right_share) == (1, 1)
    assert all(s.likeness is Likeness.SAME for s in aligned.left if s.number)


@pytest.mark.parametrize("text", ["", "   \n", "— … !"])
def test_a_text_without_words_has_nothing_in_common(text):
    aligned = align_passages(text, written(*BELLS))

    assert (aligned.left_share, aligned.right_share) == (0, 0)
    assert not any(stretch.number for stretch in aligned.right)


PIECES = st.sampled_from(
    [
        *POOL,
        *POOL_REWORDED,
        *BELLS,
        "Nobody was hurt.",
        "Story continues below.",
        "***",
        "港口关闭。",
        "“Go,”",
        "\u00ad",
    ]
)
TEXTS = st.one_of(
    st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n\n", ""])), max_size=12).map(
        lambda parts: "".join(piece + gap for piece, gap in parts)
    ),
    st.text(max_size=200),
)


@given(TEXTS, TEXTS)
def test_the_stretches_tile_both_texts(left, right):
    aligned = align_passages(left, right)

    for text, stretches in ((left, aligned.left), (right, aligned.right)):
        assert "".join(text[s.start : s.end] for s in stretches) == text
        assert all(s.start < s.end for s in stretches)


@given(TEXTS, TEXTS)
def test_each_number_stands_once_on_each_side_and_with_one_likeness(left, right):
    aligned = align_passages(left, right)

    lefts = [(s.number, s.likeness) for s in aligned.left if s.number]
    rights = [(s.number, s.likeness) for s in aligned.right if s.number]
    assert lefts == sorted(rights)
    assert [number for number, _ in lefts] == list(range(1, len(lefts) + 1))
    assert all(likeness is not Likeness.ONLY_HERE for _, likeness in lefts)


@given(TEXTS)
def test_every_text_with_words_stands_in_itself_whole(text):
    aligned = align_passages(text, text)

    assert aligned.left_share in (0, 1)
    assert not any(s.likeness is Likeness.REWORDED for s in aligned.left)


@given(TEXTS, TEXTS)
def test_the_shares_are_parts_of_a_whole(left, right):
    aligned = align_passages(left, right)

    assert 0 <= aligned.left_share <= 1
    assert 0 <= aligned.right_share <= 1
