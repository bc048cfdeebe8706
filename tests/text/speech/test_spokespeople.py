import pytest

from articles.text.speech.quotations import find_quotations


def principals(text):
    """(speaker, on behalf of whom) of each quotation, as text."""
    return [
        (text[slice(*quote.speaker)], text[slice(*quote.on_behalf_of)] if quote.on_behalf_of else None)
        for quote in find_quotations(text)
    ]


@pytest.mark.parametrize(
    ("subject", "principal"),
    [
        ("Harbour Authority spokesperson Mara Quill", "Harbour Authority"),
        ("the Norland Harbour Authority Spokeswoman Mara Quill", "Norland Harbour Authority"),
        ("Mara Quill, a spokeswoman for the Harbour Authority,", "Harbour Authority"),
        ("Mara Quill, Harbour Authority spokeswoman,", "Harbour Authority"),
        ("A spokesman for the Harbour Authority", "Harbour Authority"),
        ("A spokesman for Odo Fenn", "Odo Fenn"),
        ("Odo Fenn’s spokesman", "Odo Fenn"),
        ("A spokesman for the Ministry of Transport", "Ministry of Transport"),
        ("Mara Quill, speaking for the hauliers,", "hauliers"),
        ("Mara Quill, on behalf of the Harbour Authority,", "Harbour Authority"),
        ("A Harbour Authority spokesman", "Harbour Authority"),
    ],
)
def test_a_spokesperson_speaks_for_somebody(subject, principal):
    assert [who for _, who in principals(f"{subject} said that the pier was old.")] == [principal]


@pytest.mark.parametrize(
    "subject", ["Mara Quill", "A spokesman", "Her spokesman", "Mara Quill, the transport minister,", "They"]
)
def test_others_speak_for_nobody_that_is_told(subject):
    assert [who for _, who in principals(f"{subject} said that the pier was old.")] == [None]


def test_a_spokesperson_is_one_through_the_whole_text():
    text = (
        "Tom Ostrander said the pier was safe. Ned Harrow, a spokesman for the Harbour Authority, said it was old. "
        "Harrow added that it would close. “It must,” he said. “We are sorry,” the spokesman said."
    )

    assert [who for _, who in principals(text)] == [None, *["Harbour Authority"] * 4]
