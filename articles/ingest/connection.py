"""One request over a connection that the guard made and a clock can cut."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from threading import Event, Timer
from time import monotonic
from typing import Any

from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.exceptions import TimeoutError as ReadTimeout
from urllib3.util import Url

from .errors import FetchError
from .guard import Policy, connect
from .wanted import Wanted

# A healthy server accepts within a second, from another continent within three.
CONNECT_SECONDS = 5.0
# Between two pieces of an answer; slow CMSs think for some seconds before the first.
READ_SECONDS = 10.0
# A limit of nought would mean none.
LEAST_SECONDS = 0.001

Dial = Callable[[str, int], socket.socket]


class _Guarded:
    """Makes urllib3 take its connection from us, so that it never looks up a name itself."""

    host: str
    port: int

    def __init__(self, *args: Any, dial: Dial, **options: Any):
        super().__init__(*args, **options)
        self._dial = dial

    def _new_conn(self) -> socket.socket:
        return self._dial(self.host, self.port)


class _GuardedHTTP(_Guarded, HTTPConnection):
    pass


class _GuardedHTTPS(_Guarded, HTTPSConnection):
    pass


@contextmanager
def answer(
    target: Url, headers: dict[str, str], policy: Policy, deadline: float, wanted: Wanted
) -> Iterator[HTTPResponse]:
    """The answer to a GET, its body unread. Raises FetchError.

    At the deadline (of time.monotonic) the connection is cut, whatever it is waiting for: time limits on
    single reads do not end a server that sends a byte a second.
    """
    overdue = Event()
    cutters: list[Timer] = []

    def dial(host: str, port: int) -> socket.socket:
        left = max(deadline - monotonic(), LEAST_SECONDS)
        connected = connect(host, port, policy, timeout=min(CONNECT_SECONDS, left), patience=left)
        # A second handle on the same socket, for the first disappears into the TLS layer.
        handle = connected.dup()

        def cut() -> None:
            overdue.set()
            _shut(handle)

        cutter = Timer(max(deadline - monotonic(), LEAST_SECONDS), cut)
        cutter.daemon = True
        cutter.start()
        cutters.append(cutter)
        return connected

    connection = _connection(target, dial)
    try:
        connection.request("GET", target.request_uri, headers=headers, preload_content=False)
        yield connection.getresponse()
        if overdue.is_set():
            raise _overdue(target, wanted)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise (_overdue(target, wanted) if overdue.is_set() else _broken(target, error, wanted)) from error
    finally:
        for cutter in cutters:
            cutter.cancel()
        connection.close()


def port_of(target: Url) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def _connection(target: Url, dial: Dial) -> HTTPConnection:
    host = (target.host or "").strip("[]")
    if target.scheme == "https":
        context = ssl.create_default_context()
        return _GuardedHTTPS(host, port_of(target), timeout=READ_SECONDS, ssl_context=context, dial=dial)
    return _GuardedHTTP(host, port_of(target), timeout=READ_SECONDS, dial=dial)


def _shut(handle: socket.socket) -> None:
    with handle:
        try:
            handle.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the other side was first


def _overdue(target: Url, wanted: Wanted) -> FetchError:
    return FetchError(
        f"{target.host} did not finish its answer in time: try again later, or {wanted.otherwise}."
    )


def _broken(target: Url, error: Exception, wanted: Wanted) -> FetchError:
    host = target.host
    match error:
        case ssl.SSLCertVerificationError():
            return FetchError(f"{host} has no valid certificate ({error.verify_message}): check the address.")
        case ssl.SSLError():
            return FetchError(
                f"{host} does not speak https as it should ({error.reason}): check the address."
            )
        case DecodeError():
            return FetchError(
                f"The answer of {host} is packed wrongly: try again later, or {wanted.otherwise}."
            )
        case TimeoutError() | ReadTimeout():
            return FetchError(f"{host} stopped answering: try again later.")
        case _:
            return FetchError(f"{host} broke off its answer: try again later, or {wanted.otherwise}.")
