from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from articles.publishing.cards import lettering
from articles.publishing.cards.drawing import HEIGHT, MARGIN, PAPER, WIDTH, Card, draw_card
from articles.publishing.cards.fitting import SIZES, fitted
from articles.publishing.cards.lettering import drawable, has_letter, is_right_to_left, width_of

# With Hebrew and Arabic; a plain machine has it.
WIDER = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
needs_wider = pytest.mark.skipif(not WIDER.is_file(), reason="no DejaVu Sans on this machine")


@pytest.fixture
def wider(settings):
    settings.CARD_FONTS = [str(WIDER)]


def card(words="Harbour reopens", **fields):
    told = {
        "site_name": "The Lantern",
        "label": "Society",
        "byline": ("12 May 2026",),
        "figures": "2 articles",
    }
    return Card(words=words, **{**told, **fields})


def picture(one):
    draw_card.cache_clear()
    return Image.open(BytesIO(draw_card(one))).convert("RGB")


def inked(image):
    """The edges of everything drawn under the bar at the top."""
    paper = Image.new("RGB", image.size, PAPER)
    return (
        ImageChops.difference(image, paper)
        .crop((0, 40, WIDTH, HEIGHT))
        .point(lambda p: p > 24 and 255)
        .getbbox()
    )


def test_a_card_is_as_large_as_networks_ask_for():
    assert picture(card()).size == (1200, 630)


@pytest.mark.parametrize(
    "words", ["Rain", "Harbour reopens after long repairs " * 6, "W" * 200, "i" * 200, "橋" * 200, "W " * 100]
)
def test_nothing_runs_over_the_edge(words):
    full = card(
        words, site_name="The Lantern " * 20, label="Society " * 30, byline=("W" * 300,), figures="9 " * 300
    )

    left, _, right, bottom = inked(picture(full))

    assert left >= MARGIN - 6
    assert right <= WIDTH - MARGIN + 6
    assert bottom + 40 <= HEIGHT - 30


def test_few_words_are_large_and_many_are_small():
    assert fitted("Rain", 1040, 290).size == SIZES[0]
    assert fitted("Harbour reopens after long repairs " * 5, 1040, 290).size < SIZES[0]


def test_what_no_size_has_room_for_ends_in_dots():
    lines = fitted("Harbour reopens after long repairs " * 12, 1040, 290).lines

    assert lines[-1].endswith("…")
    assert all(width_of(line, SIZES[-1], True) <= 1040 for line in lines)


@pytest.mark.parametrize(
    "words", ["Ørsted à Łódź", "Γέφυρα ανοίγει", "Мост открыт", "“Ja”, said £5 – 3 × 2…"]
)
def test_latin_greek_and_cyrillic_are_drawn(words):
    assert drawable(words, strong=True) == words


def test_letters_that_no_font_has_are_not_drawn_as_boxes():
    without = picture(card("橋が再開"))

    assert drawable("橋が再開") == ""
    assert without.tobytes() == picture(card("The Lantern")).tobytes()


def test_a_part_of_the_byline_that_no_font_has_is_left_out_alone():
    assert picture(card(byline=("12 May 2026", "橋"))).tobytes() == picture(card()).tobytes()


def test_a_sign_that_no_font_has_is_left_out_and_the_words_stay():
    assert drawable("Bridge 🚀 opens\n now") == "Bridge opens now"


@needs_wider
def test_further_fonts_give_the_letters_that_the_first_lacks(wider):
    assert drawable("جسر Aller") == "جسر Aller"
    assert picture(card("جسر Aller")).tobytes() != picture(card("The Lantern")).tobytes()


@needs_wider
def test_words_that_are_read_from_the_right_stand_at_the_right(wider):
    if not lettering.shapes_letters():
        pytest.skip("Pillow was built without raqm")
    bare = {"site_name": "", "label": "", "byline": (), "figures": ""}
    image = picture(card("גשר", **bare)).crop((0, 150, WIDTH, 500))

    left, _, right, _ = image.convert("L").point(lambda p: p < 128 and 255).getbbox()

    assert left > WIDTH / 2
    assert right > WIDTH - MARGIN - 20


@needs_wider
def test_without_the_library_that_joins_letters_none_are_drawn_wrongly(wider, monkeypatch):
    monkeypatch.setattr(lettering, "shapes_letters", lambda: False)

    assert drawable("גשר") == ""
    assert drawable("Aller") == "Aller"


def test_the_first_letter_with_a_direction_says_it():
    assert is_right_to_left("2026: גשר")
    assert not is_right_to_left("Aller: גשר")
    assert not is_right_to_left("2026")


def test_a_font_is_known_by_its_letters():
    assert has_letter(lettering.SERIF, "é")
    assert not has_letter(lettering.SERIF, "橋")
