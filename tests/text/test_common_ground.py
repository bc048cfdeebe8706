import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.common_ground import common_ground

WIRE = (
    "Police in Ostrand arrested a man over the theft of seven bronze bells from village churches.",
    "Six of the bells were found on Sunday in a barn near Kolby, wrapped in carpets.",
    "The parish of Aske has offered a reward of 5,000 crowns for the seventh bell.",
)
COURIER = (
    "Officers found six bells on Sunday in a barn near Kolby under a heap of old carpets.",
    "The sexton of Aske, Bodil Rask, said she had wept when the telephone rang at dawn.",
)
HERALD = (
    "A reward of 5,000 crowns for the seventh bell has been offered by the parish of Aske.",
    "Copper fetches twice what it did before the smelter at Vrang was flooded.",
)
HARBOUR = "港口周五关闭。"


def written(*sentences):
    return "\n\n".join(sentences)


def read(texts, places):
    return [texts[place.text][place.start : place.end] for place in places]


def test_what_several_texts_tell_is_one_passage_with_a_place_in_each():
    texts = [written(*WIRE), written(*COURIER), written(*HERALD)]

    told = [read(texts, one.places) for one in common_ground(texts).told]

    assert [WIRE[1], COURIER[0]] in told
    assert [WIRE[2], HERALD[0]] in told


def test_the_most_widely_told_comes_first():
    texts = [written(*WIRE), written(*COURIER), written(COURIER[0], HERALD[0])]

    told = common_ground(texts).told

    assert [len(one.places) for one in told] == [3, 2]
    assert read(texts, told[0].places) == [WIRE[1], COURIER[0], COURIER[0]]


def test_what_no_other_text_tells_is_named_for_each_text():
    texts = [written(*WIRE), written(*COURIER), written(*HERALD)]

    ground = common_ground(texts)

    assert [read(texts, places) for places in ground.only] == [[WIRE[0]], [COURIER[1]], [HERALD[1]]]


def test_a_passage_has_one_place_in_a_text_that_tells_it_twice():
    texts = [written(WIRE[1], COURIER[0]), COURIER[0]]

    (told,) = common_ground(texts).told

    assert [place.text for place in told.places] == [0, 1]


def test_sentences_that_say_too_little_are_neither_shared_nor_exclusive():
    texts = [written(*WIRE, "Story continues below."), written(*COURIER, "Story continues below.")]

    ground = common_ground(texts)

    found = [place for one in ground.told for place in one.places] + [
        place for only in ground.only for place in only
    ]
    assert "Story continues below." not in read(texts, found)


def test_a_short_sentence_of_another_text_keeps_a_longer_one_from_being_exclusive():
    texts = [
        "The mayor of Kolby renewed her promise to rebuild the burnt mill this year.",
        "She promised to rebuild Kolby mill.",
    ]

    assert common_ground(texts).only == ((), ())


@pytest.mark.parametrize("texts", [[], [""], ["", ""], [written(*WIRE)]])
def test_fewer_than_two_texts_with_words_have_nothing_in_common(texts):
    assert common_ground(texts).told == ()


def test_forty_copies_are_one_telling():
    texts = [written(*WIRE)] * 40

    ground = common_ground(texts)

    assert [len(one.places) for one in ground.told] == [40, 40, 40]
    assert ground.only == ((),) * 40


SENTENCES = st.sampled_from([*WIRE, *COURIER, *HERALD, "Nobody was hurt.", HARBOUR, ""])
TEXTS = st.lists(st.lists(SENTENCES, max_size=8).map(lambda chosen: written(*chosen)), max_size=6)


@given(TEXTS)
def test_no_text_has_two_places_in_a_passage_and_no_place_is_in_two(texts):
    ground = common_ground(texts)

    for one in ground.told:
        numbers = [place.text for place in one.places]
        assert len(numbers) > 1
        assert numbers == sorted(set(numbers))
    places = [place for one in ground.told for place in one.places] + [
        place for only in ground.only for place in only
    ]
    assert len(places) == len(set(places))


@given(TEXTS)
def test_every_place_is_a_whole_sentence_of_its_text(texts):
    ground = common_ground(texts)

    places = [place for one in ground.told for place in one.places] + [
        place for only in ground.only for place in only
    ]
    assert all(read(texts, [place])[0] in (*WIRE, *COURIER, *HERALD, HARBOUR) for place in places)
    assert all(place.text == number for number, only in enumerate(ground.only) for place in only)
