import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.urls import canonical_url, domain_of, reader_url, web_address

STORY = "https://harbour.example/news/bridge"


@pytest.mark.parametrize(
    "url",
    [
        "https://harbour.example/news/bridge",
        "http://harbour.example/news/bridge",
        "HTTPS://Harbour.Example/news/bridge",
        "https://www.harbour.example/news/bridge/",
        "https://harbour.example:443/news/bridge",
        "http://harbour.example:80/news/bridge",
        "https://harbour.example./news/bridge",
        "https://m.harbour.example/news/bridge",
        "https://amp.harbour.example/news/bridge",
        "https://www.m.harbour.example/news/bridge",
        "https://harbour.example/news/bridge#comments",
        "https://harbour.example/news/bridge/amp",
        "https://harbour.example/news/bridge/amp/",
        "https://harbour.example/amp/news/bridge",
        "https://harbour.example/news/bridge.amp",
        "https://harbour.example/news/bridge?amp=1",
        "https://harbour.example/news/bridge?amp",
        "https://harbour.example/news/bridge?outputType=amp",
        "https://harbour.example/news/bridge?utm_source=x&utm_medium=y&fbclid=z&gclid=1&mc_cid=2&igshid=3",
        "https://harbour.example/news/bridge?CMPID=front&ref=home&ocid=9&at_medium=rss",
        "https://harbour.example/sport/../news/./bridge",
        "https://harbour.example/%6Eews/bridge",
        "  https://harbour.example/news/bridge\n",
        "https://www-harbour-example.cdn.ampproject.org/c/s/www.harbour.example/news/bridge",
        "https://www-harbour-example.cdn.ampproject.org/v/s/www.harbour.example/news/bridge/amp?usqp=1&amp_js_v=2",
        "https://www.google.com/amp/s/www.harbour.example/news/bridge/amp/",
    ],
)
def test_the_many_addresses_of_one_report_have_one_key(url):
    assert canonical_url(url) == STORY


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://harbour.example", "https://harbour.example/"),
        ("https://harbour.example/?p=12", "https://harbour.example/?p=12"),
        ("https://harbour.example/story?id=7&b=2&a=1", "https://harbour.example/story?a=1&b=2&id=7"),
        ("https://harbour.example/story?outputType=print", "https://harbour.example/story?outputType=print"),
        ("https://harbour.example/News/Bridge", "https://harbour.example/News/Bridge"),
        ("https://harbour.example:8080/a", "https://harbour.example:8080/a"),
        ("https://harbour.example/music/amp/fender", "https://harbour.example/music/amp/fender"),
        ("https://harbour.example/story.amp.html", "https://harbour.example/story.html"),
        ("https://harbour.example/a%2fb", "https://harbour.example/a%2Fb"),
        ("https://harbour.example/100%", "https://harbour.example/100%25"),
        ("https://harbour.example/brücke", "https://harbour.example/br%C3%BCcke"),
        ("https://hafenstraße.example/", "https://hafenstrasse.example/"),
        ("https://zürich.example/x", "https://xn--zrich-kva.example/x"),
        ("https://m.co/x", "https://m.co/x"),
        ("http://[2001:DB8::1]/x", "https://[2001:db8::1]/x"),
        ("https://www.google.com/maps/amp", "https://google.com/maps"),
    ],
)
def test_what_chooses_the_page_is_kept(url, key):
    assert canonical_url(url) == key


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("ftp://harbour.example/x", "must begin with http"),
        ("javascript:alert(1)", "must begin with http"),
        ("harbour.example/news", "must begin with http"),
        ("", "must begin with http"),
        ("https://", "no usable host"),
        ("https:///news", "no usable host"),
        ("https://harbour example/news", "no usable host"),
        ("https://a..b/", "no usable host"),
        ("https://harbour.example:port/", "not a web address"),
        ("https://harbour.example:99999/", "not a web address"),
        ("https://[::1/", "not a web address"),
        ("https://jane:secret@harbour.example/", "user name or password is refused|refused"),
        ("https://jane@harbour.example/", "refused"),
        ("https://" + "ü" * 80 + ".example/", "cannot be written in ASCII"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_with_a_reason(url, complaint):
    with pytest.raises(ValueError, match=complaint):
        canonical_url(url)


def test_a_refusal_does_not_repeat_the_password():
    with pytest.raises(ValueError, match="refused") as refusal:
        canonical_url("https://jane:secret@harbour.example/")

    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.harbour.example/news", "harbour.example"),
        ("http://sport.harbour.example:8080/", "sport.harbour.example"),
        ("https://www-harbour-example.cdn.ampproject.org/c/s/m.harbour.example/x", "harbour.example"),
    ],
)
def test_the_domain_is_the_host_its_outlet_is_known_by(url, domain):
    assert domain_of(url) == domain


HOSTS = st.sampled_from(
    [
        "harbour.example",
        "WWW.Harbour.example",
        "m.co",
        "www.m.amp.a.b",
        "x.cdn.ampproject.org",
        "google.com",
        "ü.de",
    ]
)
PIECES = st.sampled_from(
    [
        "amp",
        "/",
        "//",
        ".amp",
        ".amp.html",
        "%",
        "%2F",
        "%41",
        "%%34%31",
        "a b",
        "ü",
        "..",
        ".",
        "c/s/",
        "b.de",
        "?",
        "&",
        "=",
    ]
)
REST = st.lists(
    PIECES | st.text(max_size=4) | st.sampled_from(["utm_a=1", "b=%20", "amp=1", "#x"]), max_size=8
)


@example("http://", "harbour.example", ["..", "amp"])
@given(st.sampled_from(["http://", "HTTPS://"]), HOSTS, REST)
def test_a_key_is_its_own_key(scheme, host, rest):
    try:
        key = canonical_url(f"{scheme}{host}/{''.join(rest)}")
    except ValueError:
        return

    assert canonical_url(key) == key
    assert key.isascii()
    assert not any(character.isspace() for character in key)


@given(st.text(max_size=60))
def test_any_text_has_a_key_or_is_refused(text):
    for url in (text, f"https://{text}"):
        try:
            key = canonical_url(url)
        except ValueError:
            continue

        assert canonical_url(key) == key


@pytest.mark.parametrize(
    ("came", "shown"),
    [
        ("http://www.Herald.example/a/?b=2&a=1", "http://www.Herald.example/a/?b=2&a=1"),
        ("https://herald.example/a?utm_source=x&id=7#top", "https://herald.example/a?id=7"),
        (" https://herald.example/a?fbclid=x ", "https://herald.example/a"),
    ],
)
def test_readers_get_an_address_as_it_came_without_tracking(came, shown):
    assert reader_url(came) == shown


def test_readers_get_no_address_that_is_none():
    with pytest.raises(ValueError, match="web address"):
        reader_url("javascript:alert(1)")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://post.example/a", "https://post.example/a"),
        ("HTTP://post.example", "HTTP://post.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        (" https://post.example", ""),
        ("", ""),
    ],
)
def test_readers_are_sent_to_web_addresses_only(url, address):
    assert web_address(url) == address
