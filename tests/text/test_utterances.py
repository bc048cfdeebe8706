from articles.text.utterances import Utterances

SAFE = "This bridge is no longer safe, and nobody drives over it tonight."


def test_a_paraphrase_is_alike_and_another_utterance_is_not():
    alike = Utterances([SAFE, "the bridge was no longer safe", "a new pier would cost four million"]).alike()

    assert [(pair.one, pair.other) for pair in alike] == [(0, 1)]


def test_a_half_is_as_good_as_the_whole():
    [pair] = Utterances([SAFE, "nobody drives over it tonight"]).alike()

    assert pair.likeness > 0.2


def test_the_most_telling_words_of_both_are_shown_as_they_are_written():
    utterances = Utterances([SAFE, "the BRIDGE was no longer safe"])

    assert utterances.shared_words(0, 1) == ["bridge", "no", "longer", "safe"]


def test_a_long_run_of_words_is_shown_and_a_short_one_is_not():
    utterances = Utterances([SAFE, "Nobody drives over it, he said", "the bridge is closed"])

    assert utterances.run(0, 1) == "nobody drives over it"
    assert utterances.run(0, 2) == ""


def test_a_run_of_grammar_alone_is_no_reason():
    assert Utterances(["It is for us to be in the right", "Is it for us to be in the dark"]).run(0, 1) == ""


def test_one_word_tells_nothing():
    assert [Utterances(["Yes", SAFE]).tells(number) for number in (0, 1)] == [False, True]


def test_renderings_without_words_are_like_nothing():
    assert Utterances(["…", "", SAFE]).alike() == []
