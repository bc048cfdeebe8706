"""Which addresses may be connected to: public ones only, so that nobody makes us read our own network.

A name is looked up once and the connection goes to the address that was checked, hence a name that answers
differently the second time gains nothing. What is checked is the resolved address, hence every spelling of it
(decimal, octal, short) is judged alike.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, Queue
from threading import Thread
from typing import NamedTuple

from .errors import FetchError

# The look-up worked and said no; other errors are of the look-up itself.
UNKNOWN_HOST = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))

IPAddress = IPv4Address | IPv6Address

# RFC 6052: on a network without IPv4 these stand for the IPv4 address in their last 32 bits.
NAT64 = IPv6Network("64:ff9b::/96")
# ::a.b.c.d, deprecated by RFC 4291 and still understood by some systems.
IPV4_COMPATIBLE = IPv6Network("::/96")
# Not public although Python 3.11 takes them for it: protocol assignments (in them Oracle's metadata
# service), the withdrawn 6to4 relay; documentation; the platform service inside every Azure machine.
NOT_PUBLIC = (
    *(IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"), IPv4Network("168.63.129.16/32")),
    IPv6Network("3fff::/20"),
)

# 8080 and 8443 are left out: what answers there is seldom an outlet and often somebody's console.
WEB_PORTS = frozenset({80, 443})


def is_public(address: IPAddress) -> bool:
    """Whether an address, and the IPv4 one it may wrap, is a unicast address of the public internet."""
    if isinstance(address, IPv6Address):
        wrapped = _wrapped(address)
        if wrapped is not None:
            return is_public(wrapped)
        if address.is_site_local:
            return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address in network for network in NOT_PUBLIC)
    )


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address in NAT64 or address in IPV4_COMPATIBLE:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host. Raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class Policy(NamedTuple):
    """What may be fetched. The default is the only one outside tests, which need a server of their own."""

    allows: Callable[[IPAddress], bool] = is_public
    ports: frozenset[int] | None = WEB_PORTS  # None: any
    resolve: Callable[[str, int], list[str]] = look_up


STRICT = Policy()


def connect(host: str, port: int, policy: Policy, *, timeout: float, patience: float) -> socket.socket:
    """A connection to a host that the policy allows. Raises FetchError.

    `timeout` is for one address of the host and `patience` for the look-up, both in seconds.
    """
    addresses = _resolved(host, port, policy, patience)
    allowed = [address for address in addresses if policy.allows(address)]
    if not allowed:
        raise FetchError(
            f"{host} is not on the public internet (its address is {addresses[0]}): "
            "only public pages are fetched."
        )
    for address in allowed:
        try:
            return socket.create_connection((str(address), port), timeout=timeout)
        except TimeoutError:
            problem = f"did not answer within {timeout:g} seconds"
        except OSError as error:
            problem = f"refused the connection ({error.strerror or error})"
    raise FetchError(f"{host} {problem}: try again later.")


def _resolved(host: str, port: int, policy: Policy, patience: float) -> list[IPAddress]:
    """In a thread, since a look-up cannot be given a time limit."""
    answer: Queue[list[str] | Exception] = Queue()

    def ask() -> None:
        try:
            answer.put(policy.resolve(host, port))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=max(patience, 0.001))
    except Empty:
        raise FetchError(f"The address of {host} could not be looked up in time: try again later.") from None
    if isinstance(found, socket.gaierror) and found.errno not in UNKNOWN_HOST:
        raise FetchError(
            f"The address of {host} cannot be looked up now ({found.strerror}): try again later."
        )
    if isinstance(found, Exception) or not found:
        raise FetchError(f"There is no host called {host}: check the address.")
    return [ip_address(address.partition("%")[0]) for address in found]
