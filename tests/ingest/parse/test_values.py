import pytest

from articles.ingest.parse.values import (
    ADDRESS_LENGTH,
    BYLINE_LENGTH,
    DATELINE_LENGTH,
    HEADLINE_LENGTH,
    IDENTIFIER_LENGTH,
    NAME_LENGTH,
    ORIGIN_LENGTH,
    Whence,
    identifier,
    language_tag,
    make_draft,
    one_line,
    spaced,
    storable,
    web_address,
)
from articles.models import Article, ArticleVersion, Source


@pytest.mark.parametrize(
    ("length", "model", "field"),
    [
        (HEADLINE_LENGTH, Article, "headline"),
        (BYLINE_LENGTH, Article, "byline"),
        (DATELINE_LENGTH, Article, "dateline"),
        (IDENTIFIER_LENGTH, Article, "guid"),
        (ADDRESS_LENGTH, Article, "url"),
        (NAME_LENGTH, Source, "name"),
        (ORIGIN_LENGTH, ArticleVersion, "origin"),
    ],
)
def test_lengths_are_those_of_the_columns(length, model, field):
    assert length == model._meta.get_field(field).max_length


def test_a_line_is_made_of_what_was_laid_out_over_several():
    assert one_line("  Ferry\n\tto  Lowmoor\u2028runs ", 100) == "Ferry to Lowmoor runs"


def test_a_no_break_space_stays():
    assert one_line("10\u00a0000 people", 100) == "10\u00a0000 people"


def test_a_line_too_long_is_cut_after_a_word_and_marked():
    assert one_line("Ferry to Lowmoor runs again", 20) == "Ferry to Lowmoor…"
    assert one_line("x" * 30, 20) == "x" * 19 + "…"


def test_a_long_identifier_still_tells_items_apart():
    one, other = identifier("x" * 600), identifier("x" * 601)

    assert one != other
    assert max(len(one), len(other)) <= IDENTIFIER_LENGTH
    assert identifier(" urn:ferry:17\n") == "urn:ferry:17"


@pytest.mark.parametrize(
    ("text", "base", "address"),
    [
        ("https://herald.example/ferry?id=7#top", "", "https://herald.example/ferry?id=7#top"),
        (" /ferry ", "https://herald.example/news/", "https://herald.example/ferry"),
        ("//herald.example/ferry", "https://herald.example/", "https://herald.example/ferry"),
        ("/ferry", "", ""),
        ("", "https://herald.example/", ""),
        ("mailto:desk@herald.example", "https://herald.example/", ""),
        ("javascript:alert(1)", "", ""),
        ("http://[", "", ""),
        ("http://user:secret@herald.example/", "", ""),
        ("https://herald.example/a b", "", ""),
        ("https://herald.example/" + "x" * 1000, "", ""),
    ],
)
def test_only_addresses_of_pages_are_kept(text, base, address):
    assert web_address(text, base) == address


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("en_us", "en-US"),
        ("EN-gb", "en-GB"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("English", ""),
        ("", ""),
        ("e", ""),
    ],
)
def test_a_language_is_a_tag_in_its_usual_spelling(text, tag):
    assert language_tag(text) == tag


def test_what_no_database_can_hold_is_replaced_visibly():
    assert storable("a\x00b\ud800c\r\nd\re") == "a\ufffdb\ufffdc\nd\ne"


def test_a_text_with_blank_lines_is_left_as_it_is():
    assert spaced("one\ntwo\n\nthree") == "one\ntwo\n\nthree"
    assert spaced("one\ntwo\n") == "one\n\ntwo"


def test_a_draft_remembers_the_address_rather_than_the_file_name():
    draft = make_draft(
        Whence("ferry.html", "https://herald.example/ferry"), format="html", raw_text="The ferry"
    )

    assert draft.origin == "https://herald.example/ferry"
