import pytest

STORY = """Ferry to Lowmoor runs again

By Mara Quill

LOWMOOR, Eastmark: The ferry ran again on Monday.
"""


def test_a_text_is_kept_as_it_came(read_one):
    draft = read_one(STORY, "ferry.txt")

    assert (draft.raw_text, draft.format, draft.origin) == (STORY, "text", "ferry.txt")


def test_what_a_text_says_of_itself_is_left_to_cleaning(read_one):
    draft = read_one(STORY)

    assert (draft.headline, draft.byline, draft.dateline, draft.published.value) == ("", "", "", None)


def test_leading_spaces_are_part_of_the_text(read_one):
    assert read_one(" date 2025-03-03 Ferry runs again").raw_text == " date 2025-03-03 Ferry runs again"


def test_line_ends_of_windows_become_plain_ones(read_one):
    assert read_one(STORY.replace("\n", "\r\n")).raw_text == STORY


def test_a_fetched_text_has_its_address(read_one):
    draft = read_one(STORY, "ferry.txt", url="https://herald.example/ferry.txt")

    assert draft.url == draft.origin == "https://herald.example/ferry.txt"


@pytest.mark.parametrize(
    "text",
    [
        "<Lowmoor> — The ferry ran again.",
        "{The ferry} ran again.",
        "[Updated] The ferry ran again.",
        "The ferry ran again; see <a href=x>the map</a>.",
        "5 < 7 and the ferry ran again.",
    ],
)
def test_a_text_with_brackets_in_it_is_still_a_text(read_one, text):
    assert (read_one(text).format, read_one(text).raw_text) == ("text", text)


def test_both_seeds_come_in_whole(read_one, seeds):
    for path in seeds.values():
        draft = read_one(path.read_bytes(), path.name)

        assert draft.raw_text == path.read_text(encoding="utf-8")
        assert draft.format == "text"
