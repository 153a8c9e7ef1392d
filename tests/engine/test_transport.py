from __future__ import annotations

import asyncio
import os
import socket
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.errors import AccessDenied, Reason, Rejected, Unreachable
from engine.records import Host
from tests.fakes.refused import refused
from tests.fakes.relay import Relay, make_certificates, make_ssh, server_tls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.engine_server import FakeEngine


def _use(host: Host, fake: FakeEngine) -> None:
    """Open, list, watch, leave: the same over each way to an engine."""

    async def main() -> None:
        keys = fake.add_containers(300)[:3]
        engine = DockerEngine(host)
        try:
            await engine.open()
            assert len(await engine.containers.list()) == 300
            async with engine.system.events() as events:
                fake.wait_for_listeners()
                fake.push_event("container", "start", "x")
                assert [event.action for event in await anext(events)] == ["start"]
            fake.wait_for_listeners(0)
            await _measure(engine, fake, keys)
        finally:
            await engine.close()

    asyncio.run(main())


async def _measure(engine: DockerEngine, fake: FakeEngine, keys: list[str]) -> None:
    """Read the stats of several containers at once, more of them than one record of TLS holds."""
    reader = engine.containers.measure()
    async with asyncio.timeout(20), reader as measured:
        reader.watch(keys)
        with fake.changed:
            assert fake.changed.wait_for(lambda: all(fake.watchers(key) for key in keys), 30)
        reading = {"read": "2023-11-14T22:13:20Z", "memory_stats": {"usage": 7}, "more": "x" * 40_000}
        for key in keys:
            fake.push_stats(key, reading)
        found: dict[str, int | None] = {}
        while len(found) < len(keys):
            found |= {key: sample.memory_used for key, sample in (await anext(measured)).samples.items()}
        assert found == dict.fromkeys(keys, 7)
    with fake.changed:
        assert fake.changed.wait_for(lambda: not any(fake.watchers(key) for key in keys), 30)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    make_certificates(folder)
    return folder


@pytest.fixture
def tls(fake: FakeEngine, certificates: Path) -> Iterator[Relay]:
    with Relay(fake.path, server_tls(certificates)) as relay:
        yield relay


def test_unix(fake: FakeEngine) -> None:
    _use(fake.host, fake)


def test_tcp(fake: FakeEngine) -> None:
    with Relay(fake.path) as relay:
        _use(Host("tcp", f"tcp://127.0.0.1:{relay.port}"), fake)


def test_tls_with_certificates_of_both_sides(fake: FakeEngine, tls: Relay, certificates: Path) -> None:
    _use(Host("tls", f"tcp://127.0.0.1:{tls.port}", tls_folder=str(certificates)), fake)


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_bundle_of_the_environment_has_no_say_in_an_engines_tls(
    fake: FakeEngine, tls: Relay, certificates: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "/etc/ssl/certs/ca-certificates.crt")
    _use(Host("tls", f"tcp://127.0.0.1:{tls.port}", tls_folder=str(certificates)), fake)


def test_a_proxy_of_the_environment_has_no_say_either(fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with Relay(fake.path) as relay:
        _use(Host("tcp", f"tcp://127.0.0.1:{relay.port}"), fake)


def test_a_certificate_that_nobody_vouches_for_is_refused(tls: Relay, tmp_path: Path) -> None:
    make_certificates(tmp_path)
    error = refused(Host("tls", f"tcp://127.0.0.1:{tls.port}", tls_folder=str(tmp_path)))
    assert isinstance(error, Unreachable)
    assert error.reason is Reason.BAD_CERTIFICATE


def test_a_certificate_of_another_name_is_taken_only_where_that_was_asked_for(
    fake: FakeEngine, certificates: Path, tmp_path: Path
) -> None:
    make_certificates(tmp_path, "10.9.9.9")
    with Relay(fake.path, server_tls(tmp_path)) as relay:
        url = f"tcp://127.0.0.1:{relay.port}"
        assert refused(Host("tls", url, tls_folder=str(tmp_path))).reason is Reason.BAD_CERTIFICATE
        _use(Host("tls", url, tls_folder=str(tmp_path), tls_verify=False), fake)


def test_a_certificate_file_that_cannot_be_read_is_told(tls: Relay, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    error = refused(Host("tls", f"tcp://127.0.0.1:{tls.port}", tls_folder=str(tmp_path)))
    assert str(tmp_path) in error.words


def test_ssh_runs_the_command_as_docker_does(
    fake: FakeEngine, short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = make_ssh(short_folder, fake.path)
    monkeypatch.setenv("PATH", f"{commands}:{os.environ['PATH']}")
    _use(Host("ssh", "ssh://jo@far:2222"), fake)
    arguments = (short_folder / "arguments").read_text().split()
    assert arguments[-4:] == ["far", "docker", "system", "dial-stdio"]
    assert arguments[arguments.index("-l") + 1] == "jo"
    assert arguments[arguments.index("-p") + 1] == "2222"


def test_what_ssh_says_is_what_the_user_reads(
    fake: FakeEngine, short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = make_ssh(short_folder, fake.path, fails="jo@far: Permission denied (publickey).")
    monkeypatch.setenv("PATH", f"{commands}:{os.environ['PATH']}")
    error = refused(Host("ssh", "ssh://jo@far"))
    assert isinstance(error, Unreachable)
    assert error.words == "jo@far: Permission denied (publickey)."


@pytest.mark.parametrize(
    "url", ["ssh://", "ssh://-oProxyCommand=x", "ssh://h:port", "npipe:////./pipe/x", "", "tcp://h:port", "x"]
)
def test_an_address_that_cannot_be_understood_is_rejected(url: str) -> None:
    error = refused(Host("odd", url))
    assert isinstance(error, Rejected | Unreachable)
    assert error.words


def test_no_socket_nobody_behind_it_and_no_rights_are_three_errors(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = short_folder / "d.sock"
    host = Host("local", f"unix://{path}")
    assert refused(host).reason is Reason.NO_SOCKET
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(str(path))
    assert refused(host).reason is Reason.REFUSED

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "connect", closed)  # root may use any socket
    assert type(refused(host)) is AccessDenied


def test_a_host_that_nobody_knows_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert refused(Host("far", "tcp://no.such.host:2375")).reason is Reason.UNKNOWN_HOST
