import shutil
import socket
import ssl
import subprocess
import threading

import pytest

from articles.ingest.fetch import fetch

from .conftest import PAGE, error_of


def test_a_plain_server_behind_https_is_told(web):
    error = error_of(web.url("/", scheme="https"), policy=web.policy)

    assert "does not speak https" in str(error)


@pytest.fixture
def certificate(tmp_path):
    """The files of a certificate for herald.example and of its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate")
    files = (tmp_path / "certificate.pem", tmp_path / "key.pem")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=herald.example", "-addext", "subjectAltName=DNS:herald.example"),
            *("-out", files[0], "-keyout", files[1]),
        ],
        check=True,
        capture_output=True,
    )
    return files


@pytest.fixture
def secure_port(certificate):
    """A server that answers one https request."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            connection, _ = listener.accept()
            try:
                with context.wrap_socket(connection, server_side=True) as secured:
                    secured.recv(4096)
                    secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE))
            except OSError:
                connection.close()

        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname()[1]


def test_a_page_is_read_over_https(web, certificate, secure_port, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))

    assert fetch(f"https://herald.example:{secure_port}/", policy=web.policy).body == PAGE


def test_a_certificate_nobody_vouches_for_is_refused(web, secure_port):
    error = error_of(f"https://herald.example:{secure_port}/", policy=web.policy)

    assert "herald.example has no valid certificate" in str(error)


def test_a_certificate_of_another_host_is_refused(web, certificate, secure_port, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))

    error = error_of(f"https://gazette.example:{secure_port}/", policy=web.policy)

    assert "gazette.example has no valid certificate" in str(error)
