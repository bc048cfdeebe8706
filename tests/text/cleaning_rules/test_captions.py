import pytest

from articles.text.cleaning import clean

HEADLINE = "Bridge at Port Selwyn reopens"
FIRST = "Workers reopened the main bridge on Monday after three days of repairs."
SECOND = "Engineers said the steel had been tested twice and would hold for another decade."


def cut_of(line):
    """The rules of what is cut of the line between two paragraphs, and what is left of it."""
    cleaned = clean(f"{HEADLINE}\n\n{FIRST}\n\n{line}\n\n{SECOND}")
    left = cleaned.text.removeprefix(FIRST).removesuffix(SECOND).strip()
    return [cut.rule for cut in cleaned.cuts if cut.rule not in ("headline", "whitespace")], left


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Jane Roe/Agency",
        "PHOTO: FILE",
        "(Image: Jane Roe)",
        "[Photo by Jane Roe]",
        "Image: Supplied",
        "File photo",
        "A file photo of the bridge",
        "Getty Images",
        "Jane Roe/Getty Images",
        "Jane Roe/AFP/Getty Images",
        "Jane Roe via Getty Images",
        "AFP/File",
        "REUTERS/Jane Roe",
        "Photo credit: Jane Roe",
        "Photograph: Jane Roe/Harbour Times",
        "Photo courtesy of the harbour board",
        "Image source, Getty Images",
        "Illustration: Jane Roe",
        "Image 1 of 3",
    ],
)
def test_a_photo_credit_is_cut(line):
    assert cut_of(line) == (["photo-credit"], "")


@pytest.mark.parametrize(
    "line",
    [
        "The bridge at dawn. Photo: Jane Roe/Harbour Times",
        "The bridge at dawn (Photo by Jane Roe/AFP)",
        "The bridge at dawn. (Jane Roe/Getty Images)",
        "The bridge at dawn. (File photo)",
        "The bridge at dawn | Photo Credit: Jane Roe",
        "Photo: The bridge at dawn, seen from the old harbour, with two boats under it.",
        "FILE PHOTO: The bridge at dawn, May 3, 2021. REUTERS/Jane Roe",
        "FILE - The bridge at dawn in Port Selwyn, May 3, 2021. (AP Photo/Jane Roe, File)",
        "Image caption, The bridge reopened at dawn",
    ],
)
def test_a_photo_caption_is_cut(line):
    assert cut_of(line) == (["photo-caption"], "")


def test_behind_a_paragraph_only_the_credit_is_cut():
    paragraph = "The first cars crossed at noon. A band played and the mayor wept. It rained all day."

    assert cut_of(f"{paragraph} (Photo: Jane Roe)") == (["photo-credit"], paragraph)


def test_behind_a_long_sentence_only_the_credit_is_cut():
    sentence = "The first cars crossed at noon while a band played, " * 5 + "and it rained."

    assert cut_of(f"{sentence} (Photo: Jane Roe)") == (["photo-credit"], sentence)


@pytest.mark.parametrize(
    "line",
    [
        "Photographs of the scene showed two cars under the bridge.",
        "(Photographs of the scene were not released.)",
        "Photos of the bridge: a history in three acts, said the curator, has been years in the making.",
        "Pictures by the dozen arrived at the museum.",
        "Picture the scene: a bridge, a river and no boats.",
        "Image is everything in this town.",
        "Image caption contests were all the rage.",
        "File the papers by Friday, the clerk told them.",
        "Filed on Monday, the suit names the board.",
        "Getty Images was sued by a photographer in March.",
        "Credit: it is what every small trader lives on, she said.",
        "Maps: the board had none.",
        "The museum was closed (it reopened in May).",
        "He sent the image/file to the court.",
        "The photo was his/hers to keep.",
        "She joined the Associated Press (AP) as a photographer.",
        "It was a picture of health.",
    ],
)
def test_a_sentence_about_a_picture_stays(line):
    assert cut_of(line) == ([], line)
