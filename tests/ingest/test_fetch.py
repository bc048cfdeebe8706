import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from articles.ingest.fetch import USER_AGENT, fetch

from .conftest import PAGE, error_of, respond


def test_a_page_comes_with_what_is_needed_to_read_it_and_to_ask_again(web):
    web.routes["/ferry"] = respond(
        200,
        PAGE,
        content_type="text/html; charset=utf-8",
        etag='"v1"',
        last_modified="Mon, 03 Mar 2025 08:00:00 GMT",
    )

    fetched = fetch(web.url("/ferry#comments"), policy=web.policy)

    assert fetched == (
        200,
        web.url("/ferry"),
        "text/html; charset=utf-8",
        PAGE,
        '"v1"',
        "Mon, 03 Mar 2025 08:00:00 GMT",
    )


def test_the_request_says_who_asks_and_names_the_host(web):
    web.routes["/"] = respond(200, PAGE)

    fetch(web.url("/", host="herald.example"), policy=web.policy)

    [request] = web.requests
    assert request.headers["User-Agent"] == USER_AGENT
    assert request.headers["Host"] == f"herald.example:{web.port}"


def test_an_unchanged_page_is_a_304_without_a_body(web):
    web.routes["/feed"] = respond(304)

    fetched = fetch(
        web.url("/feed"), etag='"v1"', last_modified="Mon, 03 Mar 2025 08:00:00 GMT", policy=web.policy
    )

    assert (fetched.status, fetched.body) == (304, b"")
    assert web.requests[0].headers["If-None-Match"] == '"v1"'
    assert web.requests[0].headers["If-Modified-Since"] == "Mon, 03 Mar 2025 08:00:00 GMT"


def test_a_validator_that_would_forge_a_header_is_not_sent(web):
    web.routes["/feed"] = respond(200, PAGE)

    fetch(web.url("/feed"), etag='"v1"\r\nCookie: a=b', policy=web.policy)

    assert "If-None-Match" not in web.requests[0].headers
    assert "Cookie" not in web.requests[0].headers


def test_a_compressed_page_is_unpacked(web):
    web.routes["/ferry"] = respond(200, gzip.compress(PAGE), content_encoding="gzip")

    assert fetch(web.url("/ferry"), policy=web.policy).body == PAGE


def test_an_internationalised_address_is_asked_for_in_ascii(web):
    web.routes["/f%C3%A4hre"] = respond(200, PAGE)

    fetched = fetch(web.url("/fähre", host="köln.example"), policy=web.policy)

    assert fetched.body == PAGE
    assert web.requests[0].headers["Host"].startswith("xn--kln-sna.example")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "no such page"),
        (410, "no such page"),
        (401, "does not let us read"),
        (403, "does not let us read"),
        (451, "does not let us read"),
        (429, "too many requests"),
        (500, "has a fault"),
        (503, "has a fault"),
        (418, "no page"),
        (204, "no page"),
    ],
)
def test_an_error_of_the_server_is_told_with_its_status(web, status, reason):
    web.routes["/"] = respond(status)

    error = error_of(web.url("/"), policy=web.policy)

    assert f"answered {status}" in str(error)
    assert reason in str(error)
    assert (error.status, error.retry_after, error.item) == (status, None, web.url("/"))


def test_how_long_the_server_asks_to_wait_is_kept_in_seconds(web):
    web.routes["/"] = respond(429, retry_after="120")

    error = error_of(web.url("/"), policy=web.policy)

    assert error.retry_after == 120
    assert "asks to wait 120 seconds" in str(error)


def test_a_wait_may_be_given_as_a_date(web):
    later = datetime.now(UTC) + timedelta(minutes=10)
    web.routes["/"] = respond(503, retry_after=format_datetime(later, usegmt=True))

    assert 590 <= error_of(web.url("/"), policy=web.policy).retry_after <= 600


@pytest.mark.parametrize("value", ["soon", "-5", "0", "Mon, 03 Mar 2003 08:00:00 GMT", "9" * 50, "²"])
def test_a_wait_that_makes_no_sense_is_left_out(web, value):
    web.routes["/"] = respond(429, retry_after=value.encode().decode("latin-1"))

    assert error_of(web.url("/"), policy=web.policy).retry_after is None


def test_a_wait_of_years_is_held_to_a_week(web):
    web.routes["/"] = respond(429, retry_after="999999999")

    assert error_of(web.url("/"), policy=web.policy).retry_after == 7 * 24 * 3600
