import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.person_names import find_people


def names(text):
    return [one.name for one in find_people(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Transport Minister Joss Arkell opened the bridge.",
        "They met Joss Arkell, 43, at the gate.",
        "They met Joss Arkell, who chairs the board.",
        "The gate was shut, said Joss Arkell.",
        "The gate was shut, according to Joss Arkell.",
        "The gate was shut by Joss Arkell. Ms Arkell left.",
    ],
)
def test_a_person_is_known_by_what_is_said_of_them(text):
    assert names(text) == ["Joss Arkell"]


@pytest.mark.parametrize(
    "text",
    [
        "They drove to Low Skarrow.",
        "The gate was shut, said Bay Wire.",
        "The Northern Alliance said the gate was shut.",
        "The gate was shut, according to Valley Mercury.",
        "The Foreign Minister said so.",
        "They met in Quill Street.",
        "The mayor, who leads the council, said Nether Skell would be next.",
        "From the bridge at Nether Skell you see it, said Nether Skell.",
        "",
    ],
)
def test_places_papers_and_bodies_are_no_people(text):
    assert names(text) == []


def test_one_sign_is_enough_for_every_place_of_the_name():
    assert names("They met Joss Arkell. Minister Joss Arkell left.") == ["Joss Arkell"] * 2


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["Mr ", "Joss ", "Arkell", " said", ". ", "Q", "\n"])).map("".join)
)
def test_each_name_stands_where_it_is_said_to(text):
    assert all(text[one.span.start : one.span.end] == one.name for one in find_people(text))
