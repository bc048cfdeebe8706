import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.speech.quotations import find_quotations

FORMER = "Mara Quill, the transport minister, spoke on Monday. "


def meant(text):
    """(speaker, named) of each quotation, as text."""
    return [
        (text[slice(*quote.speaker)], text[slice(*quote.named)] if quote.named else None)
        for quote in find_quotations(text)
    ]


def where(text):
    return [quote.named.start if quote.named else None for quote in find_quotations(text)]


class TestNames:
    def test_a_full_name_alone_stands_for_itself(self):
        assert meant("Mara Quill said that the pier was old.") == [("Mara Quill", None)]

    def test_of_a_name_with_its_title_the_name_is_named(self):
        text = "Transport Minister Mara Quill said that the pier was old."

        assert meant(text) == [("Transport Minister Mara Quill", "Mara Quill")]

    def test_a_surname_leads_to_the_name_before_it(self):
        text = f"{FORMER}Quill said that the pier was old."

        assert meant(text) == [("Quill", "Mara Quill")]
        assert where(text) == [0]

    def test_a_surname_leads_to_a_name_after_it_where_none_stands_before(self):
        text = "Quill said that the pier was old. Then Mara Quill left for the bay."

        assert where(text) == [text.index("Mara Quill")]

    def test_a_courtesy_does_not_make_a_name_full(self):
        assert meant(f"{FORMER}“It is old,” Ms. Quill said.")[-1] == ("Ms. Quill", "Mara Quill")

    def test_two_speakers_together_are_not_one_of_them(self):
        assert meant(f"{FORMER}Quill and Tom Ostrander agreed to stay in touch.")[-1][1] is None

    @pytest.mark.parametrize("subject", ["Quill’s lawyer", "A spokesman for Quill"])
    def test_somebody_elses_name_is_not_the_speakers(self, subject):
        assert meant(f"{FORMER}{subject} said that the pier was old.") == [(subject, None)]


class TestTitles:
    @pytest.mark.parametrize(
        "introduction",
        [
            "Transport Minister Mara Quill spoke on Monday. ",
            "The transport minister, Mara Quill, spoke on Monday. ",
            "Mara Quill, the transport minister, spoke on Monday. ",
            "Mara Quill, Norland’s transport minister, spoke on Monday. ",
        ],
    )
    def test_a_title_leads_to_whom_the_text_introduces_with_it(self, introduction):
        text = f"{introduction}The transport minister said that the pier was old."

        assert meant(text) == [("The transport minister", "Mara Quill")]

    def test_two_ministers_are_told_apart(self):
        text = (
            "Transport Minister Mara Quill met Foreign Minister Tom Ostrander. The foreign minister said it was old. "
            "The transport minister said it was new."
        )

        assert [named for _, named in meant(text)] == ["Tom Ostrander", "Mara Quill"]

    def test_a_short_title_is_the_last_who_had_it(self):
        text = (
            "Transport Minister Mara Quill came first. Foreign Minister Tom Ostrander came later. "
            "The minister said that the pier was old."
        )

        assert meant(text) == [("The minister", "Tom Ostrander")]

    def test_a_title_of_two_who_come_later_is_nobody(self):
        text = (
            "The minister said that the pier was old. Transport Minister Mara Quill came first. "
            "Foreign Minister Tom Ostrander came later."
        )

        assert meant(text) == [("The minister", None)]

    @pytest.mark.parametrize("subject", ["A minister", "The mayor", "The Harbour Office", "Several divers"])
    def test_a_phrase_that_nobody_is_introduced_with_is_nobody(self, subject):
        assert meant(f"{FORMER}{subject} said that the pier was old.") == [(subject, None)]


class TestPronouns:
    def test_a_pronoun_is_who_spoke_last(self):
        text = f"{FORMER}Tom Ostrander said that the pier was old. He added that it would close."

        assert meant(text)[-1] == ("He", "Tom Ostrander")

    def test_a_pronoun_is_whom_a_sentence_named_since(self):
        text = "Tom Ostrander said that the pier was old. Odo Fenn walked down. He said that it was new."

        assert meant(text)[-1] == ("He", "Odo Fenn")

    def test_whom_a_sentence_names_at_its_end_is_not_its_subject(self):
        scene = "spoke on Monday evening in the town hall of Skarrow beside the mayor Odo Fenn"
        text = f"Tom Ostrander {scene}. He said it was old."

        assert meant(text) == [("He", "Tom Ostrander")]

    def test_a_courtesy_tells_a_man_from_a_woman(self):
        text = (
            "Mr. Tom Ostrander came. Ms. Mara Quill came. He said the pier was old. She said that it was new."
        )

        assert [named for _, named in meant(text)] == ["Tom Ostrander", "Mara Quill"]

    def test_what_a_pronoun_told_is_remembered(self):
        text = "Spokeswoman Mara Quill said it was old. Tom Ostrander came. “It is new,” he said. “Well,” she said."

        assert [named for _, named in meant(text)][-2:] == ["Tom Ostrander", "Mara Quill"]

    def test_a_pronoun_is_carried_over_paragraphs(self):
        assert meant(f"{FORMER}\n\n“It is old,” she said.") == [("she", "Mara Quill")]

    def test_a_pronoun_does_not_reach_across_a_long_text(self):
        text = FORMER + "It rained on the bay. " * 100 + "“It is old,” she said."

        assert meant(text) == [("she", None)]

    def test_a_pronoun_without_anybody_is_nobody(self):
        assert meant("“It is old,” she said.") == [("she", None)]


def test_nobody_is_led_to_a_name_in_a_crosshead():
    long = "It rained on the bay for a week, and the divers waited in the harbour for the wind to drop."
    text = f"{long}\n\nMara Quill\n\n{long} Quill said that the pier was old."

    assert meant(text) == [("Quill", None)]


PIECES = """
    Mara;Quill;Mr.;the minister;Transport Minister;she;he;said;,;.;“It is old,”;for;’s;and;😀;spokesman;e\u0301;שלום
"""


@given(st.lists(st.sampled_from([*PIECES.strip().split(";"), "\n\n"]), max_size=60).map(" ".join))
def test_what_is_named_lies_in_the_text(text):
    for quote in find_quotations(text):
        for span in (quote.named, quote.on_behalf_of):
            assert span is None or 0 <= span.start < span.end <= len(text)
