import pytest

from articles.publishing.citing import CONTEXT, surroundings

LONG = "word " * 60


def around(text, exact):
    start = text.index(exact)
    return surroundings(text, start, start + len(exact))


def test_a_short_paragraph_is_shown_whole():
    assert around("The gate opens on Monday, she said.", "opens") == ("The gate ", " on Monday, she said.")


def test_words_of_other_paragraphs_are_not_shown():
    assert around("Before.\n\nThe gate opens now.\n\nAfter.", "opens") == ("The gate ", " now.")


def test_a_whole_paragraph_has_no_surroundings():
    assert around("Before.\n\nThe gate opens.\n\nAfter.", "The gate opens.") == ("", "")


def test_a_long_paragraph_is_shortened_to_whole_words_and_says_so():
    before, after = around(f"{LONG}GATE {LONG}", "GATE")

    assert before.startswith("… word ")
    assert after.endswith(" word …")
    assert set(f"{before} {after}".split()) == {"…", "word"}


@pytest.mark.parametrize("text", [f"{LONG}GATE {LONG}", f"{'x' * 500}GATE{'x' * 500}"])
def test_readers_never_see_more_than_the_context(text):
    before, after = around(text, "GATE")

    assert len(before) <= CONTEXT + 2
    assert len(after) <= CONTEXT + 2
