import pytest

from articles.text.quotation_marks import without_marks


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("“We will open,”", "We will open"),
        ('"We will open."', "We will open."),
        ("‘We will open’", "We will open"),
        ("«We will open»", "We will open"),
        ("„We will open“", "We will open"),
        ("We will open,", "We will open"),
        ("“We will open", "We will open"),
        ("We will open,”", "We will open"),
        ("We will open ‘it’", "We will open ‘it’"),
        ("the ministers’", "the ministers’"),
        ("“We will open.\n\n“It is time.”", "We will open. It is time."),
        ('"We will open.\n\n"It is time.', "We will open. It is time."),
        ("“", ""),
    ],
)
def test_a_direct_quotation_is_set_without_the_marks_it_stood_in(exact, words):
    assert without_marks(exact) == words
