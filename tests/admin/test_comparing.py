"""Two texts side by side: nothing is lost, and each passage that both have is numbered once on each side."""

from hypothesis import given
from hypothesis import strategies as st

from articles.admin.desk.story.comparing import compare_texts

SHARED = "All 214 passengers of the Petrel were taken ashore by noon."
ALONE = "The weather office had warned of fog."


def pieces(paragraphs):
    return [piece for paragraph in paragraphs for piece in paragraph.pieces]


def said(piece):
    return "".join(words for words, _ in piece.words)


def marked(paragraphs):
    return [
        (piece.likeness, piece.number, said(piece).strip()) for piece in pieces(paragraphs) if piece.likeness
    ]


def test_the_same_words_have_one_number_on_both_sides():
    compared = compare_texts(f"{ALONE} {SHARED}", SHARED)

    assert marked(compared.left) == [("only_here", None, ALONE), ("same", 1, SHARED)]
    assert marked(compared.right) == [("same", 1, SHARED)]


def test_what_only_one_side_has_is_one_run_however_many_paragraphs():
    compared = compare_texts(f"{ALONE}\n\nNobody was hurt, it said.\n\n{SHARED}", SHARED)

    opening = [
        said(piece) for piece in pieces(compared.left) if piece.likeness == "only_here" and piece.opens
    ]
    assert opening == [ALONE]


def test_of_a_reworded_passage_the_changed_words_are_told_apart():
    left = "The coastguard at Älvhamn took all 214 passengers of the ferry Petrel ashore by noon on Monday."
    right = (
        "The coastguard at Älvhamn brought all 214 passengers of the ferry Petrel ashore by noon on Monday."
    )

    compared = compare_texts(left, right)

    (piece,) = pieces(compared.left)
    assert piece.likeness == "reworded"
    assert [words.strip() for words, changed in piece.words if changed] == ["took"]


def test_a_paragraph_keeps_its_kind():
    text = f"{SHARED}\n\nFog warning\n\n{ALONE} It was heeded by most."

    assert [paragraph.kind for paragraph in compare_texts(text, "").left] == [
        "paragraph",
        "crosshead",
        "paragraph",
    ]


def test_two_empty_texts_are_no_error():
    assert compare_texts("", "").left == []


SENTENCES = st.lists(
    st.sampled_from([SHARED, ALONE, "Nobody was hurt.", "霧が深かった。", "one", "“"]), max_size=6
)
SPACES = st.sampled_from([" ", "\n", "\n\n", "  \n\n "])


@given(SENTENCES, SENTENCES, SPACES)
def test_every_word_of_both_texts_is_shown(left, right, space):
    left, right = space.join(left), space.join(right)

    compared = compare_texts(left, right)

    for text, paragraphs in ((left, compared.left), (right, compared.right)):
        assert " ".join(said(piece) for piece in pieces(paragraphs)).split() == text.split()


@given(SENTENCES, SENTENCES, SPACES)
def test_each_number_opens_once_on_each_side(left, right, space):
    compared = compare_texts(space.join(left), space.join(right))

    numbers = [
        sorted(piece.number for piece in pieces(paragraphs) if piece.number and piece.opens)
        for paragraphs in (compared.left, compared.right)
    ]
    assert numbers[0] == numbers[1] == list(range(1, len(numbers[0]) + 1))
