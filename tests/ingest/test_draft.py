import pytest

from articles.ingest.draft import Draft
from articles.text.dates import UNKNOWN


def test_a_draft_with_a_text_alone_knows_nothing_else():
    draft = Draft(raw_text="The ferry runs again.")

    assert (draft.headline, draft.guid, draft.url, draft.published) == ("", "", "", UNKNOWN)


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
def test_a_draft_needs_a_text(text):
    with pytest.raises(ValueError, match="needs a text"):
        Draft(raw_text=text)


@pytest.mark.parametrize("character", ["\x00", "\ud800"])
@pytest.mark.parametrize("field", ["raw_text", "headline", "guid", "url", "byline", "origin"])
def test_what_no_database_can_hold_never_gets_into_a_draft(field, character):
    with pytest.raises(ValueError, match=f"The {field} of a draft has a NUL or a lone surrogate"):
        Draft(**{"raw_text": "The ferry runs again.", field: f"Low{character}moor"})


def test_characters_beyond_the_basic_plane_are_no_surrogates():
    assert Draft(raw_text="The ferry runs again 🚢").raw_text.endswith("🚢")
