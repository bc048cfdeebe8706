from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cleaning import clean
from articles.text.speech.quotations import find_quotations


def found(text):
    """(kind, words, speaker, cue) of each quotation, as text."""
    return [
        (
            quote.kind,
            text[quote.start : quote.end],
            text[slice(*quote.speaker)] if quote.speaker else None,
            text[slice(*quote.cue)] if quote.cue else None,
        )
        for quote in find_quotations(text)
    ]


class TestDirectSpeech:
    @pytest.mark.parametrize(
        ("text", "speaker", "cue"),
        [
            ("“The pier will close in May,” Mara Quill said.", "Mara Quill", "said"),
            ("“The pier will close in May,” said Mara Quill.", "Mara Quill", "said"),
            ("“The pier will close in May,” said Mara Quill, the transport minister.", "Mara Quill", "said"),
            ("Mara Quill said, “The pier will close in May.”", "Mara Quill", "said"),
            ("Mara Quill said: “The pier will close in May.”", "Mara Quill", "said"),
            ("Mara Quill told reporters: “The pier will close in May.”", "Mara Quill", "told"),
            ("Mara Quill said in a statement on Monday, “The pier will close in May.”", "Mara Quill", "said"),
            ("“The pier will close in May,” he warned.", "he", "warned"),
            ("“Why will the pier close?” asked the mayor.", "the mayor", "asked"),
            ("“Why will the pier close?” Mara Quill asked.", "Mara Quill", "asked"),
            (
                "Mara Quill, a former diver from the bay, said, “The pier will close in May.”",
                "Mara Quill",
                "said",
            ),
            ("“The pier will close in May,” according to Mara Quill.", "Mara Quill", "according to"),
        ],
    )
    def test_the_speaker_is_found_before_and_after_the_verb(self, text, speaker, cue):
        [(kind, words, who, verb)] = found(text)

        assert (kind, who, verb) == ("direct", speaker, cue)
        assert words.rstrip(".,?") in ("The pier will close in May", "Why will the pier close")

    @pytest.mark.parametrize(
        "marks",
        ["“{}”", '"{}"', "„{}“", "«{}»", "''{}''", "‘{}’", "'{}'"],
        ids=["curly", "straight", "low", "angled", "doubled", "single", "straight single"],
    )
    def test_the_span_is_the_words_inside_the_marks(self, marks):
        text = marks.format("We cannot wait for the next storm,") + " Mara Quill said."

        assert found(text) == [("direct", "We cannot wait for the next storm,", "Mara Quill", "said")]

    def test_an_interrupted_quotation_gives_a_span_a_piece(self):
        text = "“The pier,” Mara Quill said, “will close in May.”"

        assert found(text) == [
            ("direct", "The pier,", "Mara Quill", "said"),
            ("direct", "will close in May.", "Mara Quill", "said"),
        ]

    def test_a_quotation_that_goes_on_after_the_attribution_keeps_its_speaker(self):
        text = "“The pier will close,” said Mara Quill. “It is not safe any more.”"

        assert found(text)[1] == ("direct", "It is not safe any more.", "Mara Quill", "said")

    def test_a_quotation_that_runs_over_paragraphs_is_one_span_with_the_marks_between(self):
        text = (
            "Mara Quill said: “The pier will close.\n\n“It was built for small boats.\n\n"
            "“We will build another one.”"
        )

        [(kind, words, who, _)] = found(text)

        assert (kind, who) == ("direct", "Mara Quill")
        assert words == text[text.index("The pier") : -1]

    def test_the_speaker_of_a_quotation_over_paragraphs_may_be_named_at_its_end(self):
        text = "Divers came.\n\n“The pier will close.\n\n“It was built for small boats,” Mara Quill said."

        assert [who for _, _, who, _ in found(text)] == ["Mara Quill"]

    def test_a_crosshead_ends_a_quotation_that_was_not_closed(self):
        text = (
            "Mara Quill said: “The pier will close in May and it will never be opened again.\n\n"
            "Harbour council\n\n“It was built for small boats,” Tom Ostrander said to the council."
        )

        assert [who for _, _, who, _ in found(text)] == ["Mara Quill", "Tom Ostrander"]

    def test_another_mark_in_the_next_paragraph_opens_another_quotation(self):
        text = 'Mara Quill said: "The pier will close.\n\n“It was built for boats,” Tom Ostrander said.'

        assert [who for _, _, who, _ in found(text)] == ["Mara Quill", "Tom Ostrander"]

    def test_what_another_verb_adds_is_left_to_that_verb(self):
        text = "“The pier is old,” she said, adding that Mara Quill, its keeper, “was sure of it.”"

        assert [(kind, words) for kind, words, _, _ in found(text)] == [
            ("direct", "The pier is old,"),
            ("mixed", "Mara Quill, its keeper, “was sure of it.”"),
        ]

    def test_a_line_of_an_interview_is_spoken_by_the_name_at_its_head(self):
        text = "“HARROW: Will the pier close?\n\n“QUILL: It will close in May.”"

        assert [(words, who) for _, words, who, _ in found(text)] == [
            ("Will the pier close?", "HARROW"),
            ("It will close in May.", "QUILL"),
        ]

    def test_a_sentence_that_ends_in_a_colon_announces_the_next_paragraph(self):
        text = (
            "“I came by boat,” Tom Ostrander said.\n\nMara Quill continued:\n\n“The pier will close in May.”"
        )

        assert found(text)[-1][:3] == ("direct", "The pier will close in May.", "Mara Quill")

    def test_a_word_of_grammar_outside_the_marks_leaves_a_quotation_direct(self):
        text = (
            "The ministry’s spokesman Tom Ostrander said that the “minister met the harbour council today and "
            "discussed the pier, the ferry and the cracks in the eastern pillars.”"
        )

        [(kind, words, who, cue)] = found(text)

        assert (kind, cue) == ("direct", "said")
        assert words.startswith("minister met")
        assert who.endswith("Tom Ostrander")

    def test_a_crosshead_between_speech_and_speech_speaks_nothing(self):
        text = (
            "Mara Quill said: “The pier will close in May.” She spoke at the town hall on Monday evening.\n\n"
            "Harbour council\n\nThe vote was close. Divers looked at the pillars on the eastern side last autumn."
        )

        assert [who for _, _, who, _ in found(text)] == ["Mara Quill"]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Mara Quill sounded tired: “The pier will close,” she said.", "The pier will close,"),
            ("As for the pier, “It will close in May,” Mara Quill said.", "It will close in May,"),
            ("As for the pier, “closing it in May would be far too late,” Mara Quill said.", None),
            ("It was what Mara Quill described as “an act of neglect.”", "an act of neglect."),
            (
                "Mara Quill repeated her warning -- “The pier will close in May.”",
                "The pier will close in May.",
            ),
            ("Mara Quill told the crowd who had come, “The pier will close.”", "The pier will close."),
            ("Mara Quill shouted, “Close the pier!” at the mayor.", "Close the pier!"),
            ("Mara Quill said, “We’ll see,” when she was asked.", "We’ll see,"),
            ("“It is old!” beamed Tom Ostrander.", "It is old!"),
            ("“It is old,” Mara Quill notes.", "It is old,"),
            ("“It is old,” the diver, Tom Ostrander, told the council.", "It is old,"),
            ("Tom Ostrander held up a sign reading “Mend the pier!” at noon.", "Mend the pier!"),
            (
                "Mara Quill called it “a pier that no one in this town would dare to walk on in a winter storm.”",
                None,
            ),
        ],
    )
    def test_a_remark_beside_the_marks_is_no_part_of_a_quotation(self, text, words):
        [(kind, quoted, *_)] = found(text)

        assert kind == "direct"
        assert quoted == (words or text[text.index("“") + 1 : text.index("”")])

    def test_a_pronoun_outside_the_marks_makes_a_quotation_mixed(self):
        text = "Mara Quill said she “has seen the cracks in the eastern pillars herself.”"

        assert found(text)[0][:2] == ("mixed", "she “has seen the cracks in the eastern pillars herself.”")

    def test_two_passages_that_are_joined_are_one_quotation(self):
        text = "Mara Quill said “the pier is old” and “the town is poor.”"

        assert found(text)[0][:2] == ("mixed", "“the pier is old” and “the town is poor.”")


class TestMixedSpeech:
    def test_quoted_words_in_the_sentence_s_own_grammar_make_it_mixed(self):
        text = "Mara Quill said the road was “no longer safe” at night."

        assert found(text) == [("mixed", "the road was “no longer safe” at night", "Mara Quill", "said")]

    def test_a_name_given_in_marks_is_mixed(self):
        text = "Tom Ostrander called the plan “a costly mistake for the whole bay.”"

        assert found(text)[0][:3] == (
            "mixed",
            "the plan “a costly mistake for the whole bay.”",
            "Tom Ostrander",
        )

    def test_quoted_words_of_two_speakers_stay_apart(self):
        text = "He said he had not seen the storm, but Mara Quill said, “I saw it clearly from the pier.”"

        assert found(text) == [
            ("indirect", "he had not seen the storm", "He", "said"),
            ("direct", "I saw it clearly from the pier.", "Mara Quill", "said"),
        ]


class TestWhatIsNoQuotation:
    @pytest.mark.parametrize(
        "text",
        [
            "The so-called “quiet zone” was loud.",
            "The film “The Long Way Over the Bay” opens in May.",
            "A “ferry” stood on the hill.",
            "Mara Quill came. They faced the “not in my own bay” tax.",
            "“OLD, POOR AND PROUD OF IT”",
            "It ran on the bay’s “Morning Hour” and on “Meet the Divers.”",
        ],
    )
    def test_terms_titles_and_scare_quotes_are_left_out(self, text):
        assert found(text) == []


class TestSeeds:
    def test_the_one_direct_quotation_of_the_first_seed_has_its_speaker(self, seeds):
        text = clean(seeds["000"].read_text(encoding="utf-8")).text

        direct = [quote for quote in find_quotations(text) if quote.kind == "direct"]

        assert len(direct) == 1
        assert "Ned Price" in text[slice(*direct[0].speaker)]
        assert text[slice(*direct[0].cue)] == "said"

    @pytest.mark.parametrize("seed", ["000", "002"])
    def test_every_sentence_of_a_minister_s_stance_is_indirect_speech(self, seeds, seed):
        text = clean(seeds[seed].read_text(encoding="utf-8")).text

        cues = {text[slice(*quote.cue)].lower() for quote in find_quotations(text) if quote.cue}

        assert {"reaffirmed", "highlighted", "agreed", "stressed", "underscoring"} <= cues


WORDS = [
    *"“”\"‘’'«»„.,:;?!—-() \n",
    "said ",
    " told ",
    "Mara Quill ",
    "who ",
    "that ",
    "according to ",
    "adding ",
    "he’s ",
    "the ",
    "reports ",
    "''",
    "\n\n",
    "😀",
    "שלום ",
    "e\u0301 ",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join) | st.text(max_size=300))
def test_spans_lie_in_the_text_in_order_and_are_not_empty(text):
    quotes = find_quotations(text)

    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes)
    assert all(left.start <= right.start for left, right in pairwise(quotes))
    for quote in quotes:
        assert all(0 <= span.start < span.end <= len(text) for span in (quote.speaker, quote.cue) if span)
    assert quotes == find_quotations(text)


@pytest.mark.parametrize(
    "piece",
    [
        "The minister said that roads were closed and the mayor added that it rained ",
        "“a ",
        '" ',
        "'a ",
        "“a ‘b “c ‘d” ",
        "Mara Quill, a former x, ",
        "he said, ",
        "according to ",
        ", saying that ",
        "a'",
        "x-",
        "“a\n",
    ],
)
def test_a_paragraph_that_repeats_itself_is_worked_through(piece):
    text = piece * (20_000 // len(piece))

    assert all(0 <= quote.start < quote.end <= len(text) for quote in find_quotations(text))
