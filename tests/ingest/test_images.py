import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from articles.ingest.errors import IngestError
from articles.ingest.images import encode

from .images import drawn, opened, saved

ORIENTATION, GPS = 0x0112, 0x8825
SECRET = "Harbour lane 5"


def is_red(pixel):
    red, _, blue = pixel
    return red > 180 and blue < 80


def refusal(body):
    with pytest.raises(IngestError) as raised:
        encode(body)
    return str(raised.value)


def with_hidden_data(**options):
    exif = Image.Exif()
    exif[ORIENTATION] = options.pop("orientation", 1)
    exif[0x010E] = SECRET
    exif.get_ifd(GPS)[2] = (51.0, 30.0, 0.0)
    return drawn(exif=exif, comment=SECRET.encode(), xmp=f"<x>{SECRET}</x>".encode(), **options)


def test_a_large_picture_is_kept_in_two_widths_the_widest_first():
    kept = encode(drawn((4000, 3000)))

    assert [(one.width, one.height) for one in kept] == [(1600, 1200), (640, 480)]
    assert [opened(one.body).size for one in kept] == [(1600, 1200), (640, 480)]


def test_a_picture_is_never_made_larger():
    assert [(one.width, one.height) for one in encode(drawn((500, 400)))] == [(500, 400)]


def test_a_picture_between_the_widths_is_kept_as_it_is_and_smaller():
    assert [one.width for one in encode(drawn((900, 600)))] == [900, 640]


def test_a_file_is_named_by_what_is_in_it():
    [one, other], [again, _] = encode(drawn()), encode(drawn())

    assert one == again
    assert one.name != other.name
    assert len(one.name) == 64 + len(".webp")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_outlets_serve_is_read(form):
    first = encode(drawn(form=form))[0]

    written = opened(first.body)
    assert (written.format, written.size) == ("WEBP", (800, 600))
    assert is_red(written.convert("RGB").getpixel((100, 300)))
    assert not is_red(written.convert("RGB").getpixel((700, 300)))


def test_nothing_but_the_pixels_is_passed_on():
    body = with_hidden_data()
    assert SECRET.encode() in body

    for kept in encode(body):
        assert SECRET.encode() not in kept.body
        written = opened(kept.body)
        assert not written.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(written.info)


def test_a_picture_stands_as_its_camera_held_it():
    [kept, *_] = encode(with_hidden_data(orientation=6))

    assert (kept.width, kept.height) == (600, 800)
    written = opened(kept.body).convert("RGB")
    assert is_red(written.getpixel((300, 100)))
    assert not is_red(written.getpixel((300, 700)))


def test_what_is_transparent_is_shown_on_white():
    picture = Image.new("RGBA", (400, 300), (0, 0, 0, 0))

    kept = encode(saved(picture, "PNG"))[0]

    assert opened(kept.body).convert("RGB").getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_printers_colours_are_read(mode):
    assert opened(encode(drawn(mode=mode))[0].body).mode == "RGB"


@pytest.mark.parametrize("mode", ["P", "I;16", "1", "LA"])
def test_other_depths_of_colour_are_read(mode):
    picture = Image.new(mode, (400, 300))

    assert encode(saved(picture, "PNG"))[0].width == 400


def test_colours_of_another_profile_are_turned_into_those_of_a_screen():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert is_red(opened(encode(drawn(icc_profile=profile))[0].body).convert("RGB").getpixel((100, 300)))


def test_a_broken_profile_costs_no_picture():
    assert encode(drawn(icc_profile=b"nonsense"))[0].width == 800


def test_a_strip_is_made_narrow_enough_to_be_no_longer_than_a_page():
    kept = encode(drawn((800, 8000)))

    assert [(one.width, one.height) for one in kept] == [(320, 3200)]


@pytest.mark.parametrize("size", [(1, 1), (199, 900)])
def test_a_counter_or_a_sign_is_refused(size):
    assert "too small to print. Give the address of a larger one." in refusal(drawn(size))


@pytest.mark.parametrize(
    "body",
    [b'<svg xmlns="http://www.w3.org/2000/svg"/>', b'<?xml version="1.0"?>\n<!-- x -->\n<svg onload="x"/>'],
)
def test_a_drawing_that_may_hold_a_program_is_refused(body):
    assert refusal(body).startswith("It is an SVG drawing")


@pytest.mark.parametrize("body", [b"<!DOCTYPE html><p>Log in", b"\n <html><img src=a.jpg>"])
def test_a_web_page_is_told_from_a_picture(body):
    assert "a web page, not a picture. Open the picture on its own" in refusal(body)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_is_refused(form):
    frames = [Image.new("RGB", (300, 300), colour) for colour in ("red", "blue")]

    assert refusal(saved(frames[0], form, save_all=True, append_images=frames[1:])).startswith("It moves.")


@pytest.mark.parametrize("body", [b"", b"\0" * 100, b"GIF89a", b"\xff\xd8\xff\xe0 no more"])
def test_what_is_no_picture_is_refused(body):
    assert "no picture that can be read, or it is damaged" in refusal(body)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_picture_that_ends_too_soon_is_refused(share):
    body = drawn()

    assert "damaged" in refusal(body[: int(len(body) * share)])


def bomb(width, height):
    """A PNG of some bytes that says it is as large as this."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(10_000, 6_000), (15_000, 15_000), (60_000, 60_000)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(size):
    assert "more than 50 million pixels" in refusal(bomb(*size))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=20),
    st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]),
)
def test_a_damaged_file_is_refused_or_read_and_nothing_else(changes, form):
    body = bytearray(drawn((220, 160), form=form))
    for place, value in changes:
        body[place % len(body)] = value

    try:
        kept = encode(bytes(body))
    except IngestError:
        return
    assert kept
