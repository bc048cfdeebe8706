import pytest

from articles.ingest import batch
from articles.ingest.batch import import_items
from articles.ingest.errors import FetchError
from articles.ingest.store import Status
from articles.models import Article

from .texts import BODY, FEED, ITEM, LEDE, MORE, PAGE

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<rss version="2.0"><channel><title>&b;</title></channel></rss>'
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n \t", "empty"),
        ("picture.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)), "JPEG"),
        ("noise.txt", bytes(range(256)) * 40, "binary file"),
        (
            "charset.html",
            b"<meta charset=utf-8><p>" + "Brücke über die Aller, wieder offen.".encode("utf-16-le"),
            "binary file",
        ),
        (
            "menu.html",
            b"<html><body><nav><a href=/>Home</a><a href=/s>Sport</a></nav></body></html>",
            "No article was found",
        ),
        ("feed.xml", b"<rss version='2.0'><channel><title>x</title><item><title>y", "XML is broken"),
        ("bomb.xml", BOMB.encode(), "can be an attack"),
        ("broken.json", b'{"headline": "x", ', "JSON is broken"),
        ("future.txt", f"date 2199-05-17 Bridge reopens\n\n{LEDE}".encode(), "in the future"),
        ("long.txt", ("Bridge\n\n" + "word " * 50_000).encode(), "characters"),
    ],
)
def test_a_bad_file_says_why_the_rest_goes_on_and_the_database_is_as_before(
    good, name, data, message, counts
):
    (good / f"m_{name}").write_bytes(data)

    first, bad, last = import_items([good])

    assert [first.status, bad.status, last.status] == [Status.NEW, Status.FAILED, Status.NEW]
    assert name in bad.label
    assert message in bad.message
    assert bad.message[0].isupper()
    assert bad.message.endswith(".")
    assert bad.article is None
    assert counts() == (1, 2, 2)


@pytest.mark.django_db
def test_a_page_that_names_the_wrong_charset_keeps_its_letters(good):
    page = PAGE.format(f"<p>“Die Brücke von Lindwick für alle.”</p><p>{LEDE}</p><p>{MORE}</p>")
    (good / "m_wrong.html").write_bytes(page.replace("<head>", "<head><meta charset=utf-8>").encode("cp1252"))

    _, outcome, _ = import_items([good])

    assert "“Die Brücke von Lindwick für alle.”" in outcome.article.text


@pytest.mark.django_db
def test_a_file_of_50_megabytes_is_refused_without_being_held(good):
    with open(good / "m_huge.txt", "wb") as huge:
        huge.truncate(50_000_000)

    _, bad, last = import_items([good])

    assert bad.status == Status.FAILED
    assert "larger than" in bad.message
    assert last.status == Status.NEW


@pytest.mark.django_db
def test_an_upload_of_50_megabytes_is_refused():
    (outcome,) = import_items([("huge.txt", b"a" * 50_000_000)])

    assert outcome.status == Status.FAILED
    assert "larger than" in outcome.message


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["missing.txt", "broken_link.txt"])
def test_a_path_that_leads_nowhere_is_a_failed_item(good, name):
    (good / "broken_link.txt").symlink_to(good / "gone")

    (outcome,) = import_items([good / name])

    assert (outcome.status, outcome.label) == (Status.FAILED, str(good / name))
    assert "cannot be read" in outcome.message


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://0/"]
)
def test_a_private_address_is_refused_at_the_real_fetcher(good, address, counts):
    bad, last = import_items([address, good / "z_last.txt"])

    assert (bad.status, bad.label, last.status) == (Status.FAILED, address, Status.NEW)
    assert counts() == (1, 1, 1)


@pytest.mark.django_db
def test_an_address_that_does_not_answer_does_not_stop_the_rest(answers):
    answers(
        gone=FetchError("The server answered 404: check it."),
        there=PAGE.format(f"<p>{BODY}</p>"),
    )

    bad, good = import_items(["https://herald.example/gone", "https://herald.example/there"])

    assert (bad.status, bad.message, good.status) == (
        Status.FAILED,
        "The server answered 404: check it.",
        Status.NEW,
    )
    assert bad.label == "https://herald.example/gone"


@pytest.mark.django_db
def test_one_bad_item_of_a_feed_does_not_stop_the_others():
    items = "".join(
        [
            ITEM.format(title="One", link="https://herald.example/1", guid="g1", text=LEDE),
            ITEM.format(title="Two", link="https://herald.example/2", guid="g2", text=""),
            ITEM.format(title="Three", link="https://herald.example/3", guid="g3", text=MORE),
        ]
    )

    outcomes = list(import_items([("feed.xml", FEED.format(items).encode())]))

    assert [outcome.status for outcome in outcomes] == ["new", "failed", "new"]
    assert [article.headline for article in Article.objects.order_by("pk")] == ["One", "Three"]


@pytest.mark.django_db
def test_two_items_of_a_feed_with_one_address_are_told_apart_by_their_identifiers_and_the_second_is_refused():
    items = "".join(
        ITEM.format(title=title, link="https://herald.example/1", guid=guid, text=text)
        for title, guid, text in (("One", "g1", LEDE), ("Two", "g2", MORE))
    )
    feed = ("feed.xml", FEED.format(items).encode())

    first = list(import_items([feed]))
    again = list(import_items([feed]))

    assert [outcome.status for outcome in first] == ["new", "failed"]
    assert [outcome.status for outcome in again] == ["unchanged", "failed"]
    assert "two articles cannot have one address" in first[1].message


@pytest.mark.django_db
def test_a_fault_of_our_own_is_logged_and_the_rest_goes_on(good, monkeypatch, caplog):
    real = batch.store

    def faulty(draft, **options):
        if "a_first" in draft.origin:
            raise ZeroDivisionError
        return real(draft, **options)

    monkeypatch.setattr(batch, "store", faulty)
    bad, last = import_items([good])

    assert (bad.status, last.status) == (Status.FAILED, Status.NEW)
    assert "fault in the newsroom itself" in bad.message
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db
def test_a_fault_in_a_parser_is_logged_and_the_rest_goes_on(good, monkeypatch, caplog):
    real = batch.parse

    def faulty(data, *, name, **options):
        if "a_first" in name:
            raise ZeroDivisionError
        return real(data, name=name, **options)

    monkeypatch.setattr(batch, "parse", faulty)

    assert [outcome.status for outcome in import_items([good])] == ["failed", "new"]
    assert "ZeroDivisionError" in caplog.text
