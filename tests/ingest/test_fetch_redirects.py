import pytest

from articles.ingest.fetch import MAX_REDIRECTS, fetch

from .conftest import PAGE, error_of, respond


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_to_the_final_address(web, status):
    web.routes["/old"] = respond(status, location="/new")
    web.routes["/new"] = respond(200, PAGE)

    fetched = fetch(web.url("/old"), policy=web.policy)

    assert (fetched.url, fetched.body) == (web.url("/new"), PAGE)


def test_a_redirect_written_in_utf_8_is_followed(web):
    web.routes["/old"] = respond(302, location="/fähre".encode().decode("latin-1"))
    web.routes["/f%C3%A4hre"] = respond(200, PAGE)

    assert fetch(web.url("/old"), policy=web.policy).body == PAGE


def test_as_many_redirects_as_honest_outlets_make_are_followed(web):
    for hop in range(MAX_REDIRECTS):
        web.routes[f"/{hop}"] = respond(302, location=f"/{hop + 1}")
    web.routes[f"/{MAX_REDIRECTS}"] = respond(200, PAGE)

    assert fetch(web.url("/0"), policy=web.policy).body == PAGE


def test_more_redirects_are_refused(web):
    for hop in range(MAX_REDIRECTS + 1):
        web.routes[f"/{hop}"] = respond(302, location=f"/{hop + 1}")

    error = error_of(web.url("/0"), policy=web.policy)

    assert "redirects more than 5 times" in str(error)
    assert len(web.requests) == MAX_REDIRECTS + 1


def test_a_page_that_redirects_to_itself_is_asked_once(web):
    web.routes["/wall"] = respond(302, location="/wall")

    error = error_of(web.url("/wall"), policy=web.policy)

    assert "redirects to itself" in str(error)
    assert len(web.requests) == 1


def test_a_redirect_to_a_private_address_is_refused(web):
    web.routes["/out"] = respond(302, location="http://intranet.example/admin")

    error = error_of(web.url("/out"), policy=web.policy)

    assert "redirects to http://intranet.example/admin" in str(error)
    assert "not on the public internet (its address is 10.1.2.3)" in str(error)
    assert error.item == web.url("/out")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("ftp://herald.example/", "must begin with http:// or https://"),
        ("file:///etc/passwd", "must begin with http:// or https://"),
        ("http://user:secret@herald.example/", "user name or a password"),
        ("http://[", "not a web address"),
    ],
)
def test_a_redirect_to_what_is_no_page_is_refused(web, location, reason):
    web.routes["/out"] = respond(302, location=location)

    assert reason in str(error_of(web.url("/out"), policy=web.policy))
