from articles.text.retelling import RETOLD, Retellings, read_sentences

BRIDGE = (
    "The crossing was shut on 9 February after drifting ice struck its second pier.",
    "The crossing has been closed since 9 February, when river ice damaged the second pier.",
    "Hauliers asked for longer hours at the gate.",
)


def sentences(*texts):
    return [sentence for text in texts for sentence in read_sentences(text)]


def test_sentences_and_crossheads_are_read_in_order():
    text = "The gate opened on Monday. Nobody came.\n\nA quiet morning\n\nBy noon there was a queue, the mayor said."

    read = [text[one.start : one.end] for one in read_sentences(text)]

    assert read == [
        "The gate opened on Monday.",
        "Nobody came.",
        "A quiet morning",
        "By noon there was a queue, the mayor said.",
    ]


def test_sentences_that_tell_the_same_are_found_across_sides():
    found = Retellings(sentences(*BRIDGE)).pairs([0, 1, 1])

    assert [(pair.one, pair.other) for pair in found] == [(0, 1)]


def test_sentences_of_one_side_and_those_left_out_are_not_compared():
    read = sentences(*BRIDGE)

    assert Retellings(read).pairs([0, 0, 1]) == []
    assert Retellings(read).pairs([0, None, 1]) == []


def test_inflected_and_spelt_out_words_have_one_stem():
    one, other = sentences(
        "Seven ferries were reopening two closed piers.", "He reopened 7 ferry piers and closes 2."
    )

    assert one.stems == other.stems


def test_three_everyday_words_in_common_are_no_evidence():
    read = sentences(
        "The minister told reporters on Tuesday.", "On Tuesday a minister told reporters of orchards."
    )
    retellings = Retellings(read)

    assert len(retellings.alike([0, 1], RETOLD)) == 1
    assert retellings.pairs([0, 1]) == []


def test_a_shared_word_that_few_sentences_have_weighs_more_than_one_that_all_have():
    read = sentences(
        "The harbour master of Kolby praised the pilots.",
        "In Kolby the harbour pilots were praised.",
        *(
            f"Kolby harbour has {word} quays."
            for word in ("granite", "timber", "broken", "narrow", "wide", "old")
        ),
    )
    retellings = Retellings(read)

    assert retellings.likeness(read[0].stems, read[1].stems) > RETOLD
    assert retellings.likeness(read[0].stems, read[2].stems) < RETOLD
