"""A server that sends too much, too slowly or without end."""

import gzip
import socket
import time

import pytest

from articles.ingest.fetch import MAX_REDIRECTS, fetch

from .conftest import PAGE, error_of, respond


def test_a_page_of_just_the_greatest_size_is_read(web):
    web.routes["/"] = respond(200, b"x" * 1000)

    assert len(fetch(web.url("/"), max_bytes=1000, policy=web.policy).body) == 1000


def test_a_page_that_says_it_is_too_large_is_not_read(web):
    web.routes["/"] = respond(200, b"", content_length="50000000")

    assert "larger than 20 MB" in str(error_of(web.url("/"), policy=web.policy))


def test_a_page_that_grows_too_large_is_cut(web):
    def endless(request):
        request.send_response(200)
        request.end_headers()
        try:
            while True:
                request.wfile.write(b"x" * 65536)
        except OSError:
            pass

    web.routes["/"] = endless

    assert "larger than 1 MB" in str(error_of(web.url("/"), max_bytes=1_000_000, policy=web.policy))


def test_a_page_that_grows_too_large_by_unpacking_is_cut(web):
    web.routes["/"] = respond(200, gzip.compress(bytes(50_000_000)), content_encoding="gzip")

    assert "larger than 20 MB" in str(error_of(web.url("/"), policy=web.policy))


def test_a_packing_that_is_not_read_is_named(web):
    web.routes["/"] = respond(200, b"\x1b\x03", content_encoding="br")

    assert "packed in a way that is not read (br)" in str(error_of(web.url("/"), policy=web.policy))


def test_a_page_packed_wrongly_is_refused(web):
    web.routes["/"] = respond(200, b"not gzip at all", content_encoding="gzip")

    assert "packed wrongly" in str(error_of(web.url("/"), policy=web.policy))


def test_a_page_that_breaks_off_is_refused(web):
    web.routes["/"] = respond(200, PAGE, content_length="5000")

    assert "broke off its answer" in str(error_of(web.url("/"), policy=web.policy))


def dripping(head: bytes, drop: bytes):
    def answer(request):
        request.wfile.write(head)
        try:
            for _ in range(60):
                request.wfile.write(drop)
                time.sleep(0.05)
        except OSError:
            pass

    return answer


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        pytest.param(b"", b"", id="nothing"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x", id="headers"),
        pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n", id="interim answers"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n", b"x", id="a body without length"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x", id="a body with length"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", id="a body in chunks"
        ),
    ],
)
def test_a_server_that_never_finishes_is_left(web, head, drop):
    web.routes["/"] = dripping(head, drop)

    started = time.monotonic()
    error = error_of(web.url("/"), seconds=0.4, policy=web.policy)

    assert "did not finish its answer in time" in str(error)
    assert time.monotonic() - started < 2


def test_redirects_share_one_time_limit(web):
    def slowly(request):
        time.sleep(0.3)
        respond(302, location=f"{request.path}x")(request)

    for hop in range(MAX_REDIRECTS + 1):
        web.routes["/" + "x" * hop] = slowly

    started = time.monotonic()
    error = error_of(web.url("/"), seconds=0.5, policy=web.policy)

    assert "did not finish its answer in time" in str(error)
    assert time.monotonic() - started < 1.5


def test_a_server_that_never_answers_the_call_is_left(web):
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        port = deaf.getsockname()[1]

        error = error_of(f"https://127.0.0.1:{port}/", seconds=0.4, policy=web.policy)

    assert "did not finish its answer in time" in str(error) or "did not answer" in str(error)
