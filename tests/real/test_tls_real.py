"""A real engine behind TLS: everything works over it; what is wrong with a certificate is told in a sentence."""

from __future__ import annotations

import asyncio
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.contexts import find_hosts
from engine.diagnosis import diagnose
from engine.errors import EngineError, Unreachable
from engine.records import Host
from engine.verdict import Verdict
from gui.texts import no_engine as texts
from tests.fakes.certificates import Authority
from tests.fakes.refused import refused
from tests.real.everyday import use_every_day, with_engine
from tests.real.tls_engine import SecureEngine, secure_engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.docker import DockerEngine


@pytest.fixture(scope="module")
def secure() -> Iterator[SecureEngine]:
    """One engine behind TLS for all tests here."""
    with secure_engine() as engine:
        yield engine


def _named_by_docker_host(secure: SecureEngine, home: Path) -> Host:
    environ = {
        "DOCKER_HOST": secure.url,
        "DOCKER_TLS_VERIFY": "1",
        "DOCKER_CERT_PATH": str(secure.certificates),
    }
    return find_hosts(environ, home, root=str(home))[0]


def _named_by_a_context(secure: SecureEngine, home: Path) -> Host:
    """As `docker context create farm --docker host=…,ca=…,cert=…,key=…` leaves it, made the current one."""
    digest = hashlib.sha256(b"farm").hexdigest()
    meta, tls = (home / ".docker" / "contexts" / kind / digest for kind in ("meta", "tls"))
    meta.mkdir(parents=True)
    (tls / "docker").mkdir(parents=True)
    endpoint = {"Host": secure.url, "SkipTLSVerify": False}
    (meta / "meta.json").write_text(json.dumps({"Name": "farm", "Endpoints": {"docker": endpoint}}))
    for name in ("ca.pem", "cert.pem", "key.pem"):
        (tls / "docker" / name).write_bytes((secure.certificates / name).read_bytes())
    (home / ".docker" / "config.json").write_text(json.dumps({"currentContext": "farm"}))
    return find_hosts({}, home, root=str(home))[0]


@pytest.mark.parametrize("named", [_named_by_docker_host, _named_by_a_context])
def test_an_engine_behind_tls_is_used_as_any_other(
    secure: SecureEngine, tmp_path: Path, named: Callable[[SecureEngine, Path], Host]
) -> None:
    host = named(secure, tmp_path)
    assert host.current
    assert host.tls_folder
    use_every_day(host, secure.image, "tls", tmp_path)


# What is wrong with a certificate: the folder that a user has, in all the ways in which it may be wrong.


def _folder(folder: Path, **files: bytes) -> Path:
    folder.mkdir()
    for name, data in files.items():
        (folder / f"{name}.pem").write_bytes(data)
    return folder


def _other_authority(secure: SecureEngine, folder: Path) -> Path:
    mine = secure.certificates
    files = {name: (mine / f"{name}.pem").read_bytes() for name in ("cert", "key")}
    return _folder(folder / "mine", ca=Authority(folder / "other").pem, **files)


def _no_certificate(secure: SecureEngine, folder: Path) -> Path:
    return _folder(folder / "mine", ca=secure.authority.pem)


def _expired(secure: SecureEngine, folder: Path) -> Path:
    return secure.authority.sign(folder / "mine", "client", ends="20200201000000Z")


def _signed_by_another(secure: SecureEngine, folder: Path) -> Path:
    mine = Authority(folder / "other").sign(folder / "mine", "client")
    (mine / "ca.pem").write_bytes(secure.authority.pem)
    return mine


def _no_key(secure: SecureEngine, folder: Path) -> Path:
    return _folder(folder / "mine", ca=secure.authority.pem, cert=(secure.certificates / "cert.pem").read_bytes())


def _no_pem(secure: SecureEngine, folder: Path) -> Path:
    return _folder(folder / "mine", ca=b"no certificate")


@pytest.mark.parametrize(
    ("wrong", "verdict", "sentence", "step"),
    [
        (
            _other_authority,
            Verdict.UNTRUSTED,
            "farm shows a certificate that nobody you trust has signed.",
            "Ask who runs the engine for the ca.pem that signed it, and put that into {folder}.",
        ),
        (
            _no_certificate,
            Verdict.NO_CERTIFICATE,
            "farm wants a certificate of yours, and there is none.",
            "Ask who runs the engine for a cert.pem and its key.pem, and put them into {folder}.",
        ),
        (
            _expired,
            Verdict.OWN_EXPIRED,
            "Your certificate for farm has expired.",
            "Ask who runs the engine for a new cert.pem and its key.pem, and put them into {folder}.",
        ),
        (
            _signed_by_another,
            Verdict.OWN_REFUSED,
            "farm does not accept your certificate.",
            "Ask who runs the engine for a cert.pem and key.pem that it accepts, and put them into {folder}.",
        ),
        (
            _no_key,
            Verdict.BAD_FILES,
            "The certificates for farm cannot be used.",
            "{folder}/key.pem: No such file or directory.",
        ),
        (_no_pem, Verdict.BAD_FILES, "The certificates for farm cannot be used.", "{folder}/ca.pem: "),
    ],
)
def test_what_is_wrong_with_a_certificate_is_one_sentence_with_a_next_step(
    secure: SecureEngine,
    tmp_path: Path,
    wrong: Callable[[SecureEngine, Path], Path],
    verdict: Verdict,
    sentence: str,
    step: str,
) -> None:
    mine = wrong(secure, tmp_path)
    host = Host("farm", secure.url, "context", tls_folder=str(mine))
    found = asyncio.run(diagnose(host, refused(host)))
    assert (found.verdict, texts.sentence(found)) == (verdict, sentence)
    cause = texts.cause(found)
    assert cause.startswith(step.replace("{folder}", str(mine)))
    assert "_ssl.c" not in cause
    assert "{" not in cause


@pytest.mark.parametrize(
    ("address", "tls", "verdict"),
    [("localhost", True, Verdict.OTHER_NAME), ("127.0.0.1", False, Verdict.NEEDS_TLS)],
)
def test_another_address_and_no_tls_at_all_are_told_apart(
    secure: SecureEngine, address: str, tls: bool, verdict: Verdict
) -> None:
    folder = str(secure.certificates) if tls else ""
    host = Host("farm", f"tcp://{address}:{secure.port}", "context", tls_folder=folder)
    found = asyncio.run(diagnose(host, refused(host)))
    assert found.verdict is verdict
    assert "{" not in texts.cause(found)


def test_a_refused_certificate_is_told_however_late_the_request_is_sent(
    secure: SecureEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine refuses after the handshake, and closes: what it said must not be lost in the broken connection."""
    from engine import http
    from tests import engines

    mine = _no_certificate(secure, tmp_path)
    send = http.Connection._send

    def late(self: http.Connection, sock: object, parts: object) -> None:
        # Its own end of the connection is gone: the engine has refused and left.
        engines.until(lambda: _closed_by_the_other_side(sock))
        send(self, sock, parts)  # type: ignore[arg-type]

    monkeypatch.setattr(http.Connection, "_send", late)
    error = refused(Host("farm", secure.url, tls_folder=str(mine)))
    assert isinstance(error, Unreachable)
    assert "CERTIFICATE" in error.words


def _closed_by_the_other_side(sock: object) -> bool:
    """Whether the other side has ended its half, or all of it: the states CLOSE_WAIT and CLOSE (linux/tcp_states.h)."""
    import socket

    assert isinstance(sock, socket.socket)
    return sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] in {7, 8}


def test_leaving_a_stream_over_tls_is_at_once_and_leaves_nothing(secure: SecureEngine) -> None:
    host = Host("farm", secure.url, tls_folder=str(secure.certificates))

    async def work(engine: DockerEngine) -> None:
        for _ in range(5):
            async with engine.system.events():
                pass
        with pytest.raises(EngineError):
            await engine.containers.read("nobody")

    before = set(Path("/proc/self/fd").iterdir())
    with_engine(host, work)
    assert set(Path("/proc/self/fd").iterdir()) <= before
