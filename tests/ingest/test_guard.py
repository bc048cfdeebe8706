import socket
import time
from ipaddress import ip_address

import pytest

from articles.ingest.errors import FetchError
from articles.ingest.guard import STRICT, Policy, connect, is_public

PRIVATE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.192",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.5",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "2001:0:1::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_of_the_public_internet_is_told_as_such(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_told_as_such(address):
    assert is_public(ip_address(address))


def test_the_default_policy_is_strict():
    assert Policy() == STRICT
    assert STRICT.allows is is_public
    assert STRICT.ports == {80, 443}


def test_a_name_is_looked_up_once_and_the_checked_address_is_the_one_connected_to(web):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    policy = web.policy._replace(resolve=lambda host, port: next(answers))

    with connect("rebinding.example", web.port, policy, timeout=5, patience=5) as connection:
        peer = connection.getpeername()

    assert peer == ("127.0.0.1", web.port)
    assert next(answers) == ["10.0.0.1"]


def test_of_several_addresses_only_allowed_ones_are_tried(web):
    policy = web.policy._replace(resolve=lambda host, port: ["10.0.0.1", "127.0.0.1"])

    with connect("two.example", web.port, policy, timeout=5, patience=5) as connection:
        assert connection.getpeername()[0] == "127.0.0.1"


def test_a_name_with_only_private_addresses_is_refused():
    policy = Policy(resolve=lambda host, port: ["10.0.0.1", "fd00::1"])

    with pytest.raises(FetchError, match=r"intranet\.example is not on the public internet .*10\.0\.0\.1"):
        connect("intranet.example", 80, policy, timeout=5, patience=5)


def test_a_host_that_does_not_exist_is_said_not_to():
    def resolve(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchError, match=r"no host called nowhere\.example"):
        connect("nowhere.example", 80, Policy(resolve=resolve), timeout=5, patience=5)


def test_a_look_up_that_fails_is_not_taken_for_a_missing_host():
    def resolve(host, port):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(FetchError, match=r"cannot be looked up now .*Temporary failure.*try again later"):
        connect("herald.example", 80, Policy(resolve=resolve), timeout=5, patience=5)


def test_a_look_up_that_hangs_is_given_up():
    def resolve(host, port):
        time.sleep(3)
        return ["8.8.8.8"]

    started = time.monotonic()
    with pytest.raises(FetchError, match="could not be looked up in time"):
        connect("slow.example", 80, Policy(resolve=resolve), timeout=5, patience=0.1)

    assert time.monotonic() - started < 2


def test_a_host_that_refuses_the_connection_is_named(web):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]

    with pytest.raises(FetchError, match=r"herald\.example refused the connection"):
        connect("herald.example", port, web.policy, timeout=5, patience=5)
