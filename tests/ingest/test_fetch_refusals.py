"""What is refused before anything is sent: our own network, and what is no address of a page."""

import pytest

from articles.ingest.guard import STRICT

from .conftest import PAGE, error_of, respond


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.0.0.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "0.0.0.0",
        "0",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.1",
        "127.1",
    ],
)
def test_by_default_nothing_of_our_own_network_is_read_however_it_is_written(host):
    error = error_of(f"http://{host}/latest/meta-data/")

    assert "not on the public internet" in str(error)
    assert error.status == 0


def test_by_default_a_server_on_this_machine_is_not_even_connected_to(web):
    web.routes["/"] = respond(200, PAGE)

    error_of(web.url("/"), policy=web.policy._replace(allows=STRICT.allows))

    assert web.requests == []


def test_no_proxy_of_the_environment_is_used(web, monkeypatch):
    monkeypatch.setenv("http_proxy", web.url("/"))
    monkeypatch.setenv("ALL_PROXY", web.url("/"))

    error = error_of("http://10.0.0.1/")

    assert "not on the public internet" in str(error)
    assert web.requests == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "not a web address"),
        ("herald.example/ferry", "must begin with http:// or https://"),
        ("file:///etc/passwd", "must begin with http:// or https://"),
        ("gopher://herald.example/", "must begin with http:// or https://"),
        ("http://", "not a web address"),
        ("http://[::1", "not a web address"),
        ("http://user@herald.example/", "user name or a password"),
        ("http://user:secret@herald.example/", "user name or a password"),
        ("http://herald.example:22/", "port 22"),
        ("http://herald.example:8080/", "port 8080"),
        ("http://herald.example:99999/", "not a web address"),
        ("http://" + "ä" * 80 + ".example/", "not a web address"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_before_anything_is_sent(url, reason):
    assert reason in str(error_of(url))
