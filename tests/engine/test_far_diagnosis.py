"""What TLS and ssh say becomes a word for it, and a command that may help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from engine.errors import AccessDenied, EngineError, Reason, Rejected, TimedOut, Unreachable
from engine.far_diagnosis import far
from engine.records import Host
from engine.verdict import Verdict
from tests.fakes.certificates import Authority
from tests.fakes.refused import refused
from tests.fakes.relay import Relay, server_tls

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.engine_server import FakeEngine

TCP = Host("far", "tcp://far:2376", "context")
SSH = Host("far", "ssh://jo@far:2222", "context")


def _unreachable(words: str = "", reason: Reason = Reason.BROKEN) -> EngineError:
    return Unreachable("connect", "engine", "far", words, reason=reason)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1)", "expired"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate is not yet valid", "expired"),
        ("certificate verify failed: unable to get local issuer certificate", "untrusted"),
        ("certificate verify failed: self-signed certificate in certificate chain", "untrusted"),
        ("certificate verify failed: Hostname mismatch, certificate is not valid for 'far'.", "other-name"),
        ("certificate verify failed: IP address mismatch, certificate is not valid for '10.0.0.1'.", "other-name"),
        ("[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1)", "no-tls"),
        ("[SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate required", "no-certificate"),
        ("[SSL: SSLV3_ALERT_BAD_CERTIFICATE] sslv3 alert bad certificate", "no-certificate"),
        ("[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol", "refused-tls"),
    ],
)
def test_what_tls_says(words: str, verdict: str) -> None:
    assert far(TCP, _unreachable(words, Reason.BAD_CERTIFICATE)) == (Verdict(verdict), ())


# OpenSSH 9.2 and 10.0; the last ones are the far side's shell (dash, bash, zsh) and docker command (20.10, 28).
@pytest.mark.parametrize(
    ("words", "verdict", "fix"),
    [
        ("ssh: Could not resolve hostname far: Name or service not known", "unknown-host", ""),
        ("ssh: connect to host far port 2222: Connection refused", "stopped", ""),
        ("ssh: connect to host far port 2222: Connection timed out", "silent", ""),
        ("Host key verification failed.", "new-host-key", "ssh -p 2222 jo@far"),
        (
            "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.",
            "other-host-key",
            "ssh-keygen -R [far]:2222",
        ),
        ("jo@far: Permission denied (publickey,password).", "key-refused", "ssh-copy-id -p 2222 jo@far"),
        ("Received disconnect: Too many authentication failures", "key-refused", "ssh-copy-id -p 2222 jo@far"),
        ("sh: 1: docker: not found", "absent", ""),
        ("bash: line 1: docker: command not found", "absent", ""),
        ("zsh:1: command not found: docker", "absent", ""),
        (
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
            "far-stopped",
            "ssh -t -p 2222 jo@far sudo systemctl start docker",
        ),
        (
            "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock",
            "far-closed",
            "ssh -t -p 2222 jo@far sudo usermod -aG docker jo",
        ),
        (
            "failed to open the raw stream connection: dial unix /d.sock: connect: connection refused",
            "far-stopped",
            "ssh -t -p 2222 jo@far sudo systemctl start docker",
        ),
        (
            "failed to open the raw stream connection: dial unix /d.sock: connect: permission denied",
            "far-closed",
            "ssh -t -p 2222 jo@far sudo usermod -aG docker jo",
        ),
        ("", "stopped", ""),
    ],
)
def test_what_ssh_says(words: str, verdict: str, fix: str) -> None:
    assert far(SSH, _unreachable(words)) == (Verdict(verdict), tuple(fix.split()))


def test_no_ssh_command_is_not_a_missing_socket() -> None:
    assert far(SSH, _unreachable("No such file or directory", Reason.NO_SOCKET))[0] is Verdict.NO_SSH


def test_no_option_of_ssh_comes_out_of_an_address() -> None:
    host = replace(SSH, url="ssh://-oProxyCommand=x@far")
    assert far(host, _unreachable("Host key verification failed."))[1] == ()


def test_a_name_without_a_port_is_forgotten_as_it_is() -> None:
    host = replace(SSH, url="ssh://far")
    words = "REMOTE HOST IDENTIFICATION HAS CHANGED"
    assert far(host, _unreachable(words))[1] == ("ssh-keygen", "-R", "far")


@pytest.mark.parametrize("host", [TCP, SSH])
@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (None, Verdict.UNKNOWN),
        (Rejected("connect", "engine", words="what?"), Verdict.UNKNOWN),
        (TimedOut("connect", "engine"), Verdict.SILENT),
        (AccessDenied("connect", "engine", status=403), Verdict.NO_PERMISSION),
    ],
)
def test_what_the_way_says_nothing_of_is_told_by_the_error(
    host: Host, error: EngineError | None, verdict: Verdict
) -> None:
    assert far(host, error)[0] is verdict


def test_an_engine_whose_certificate_has_expired(fake: FakeEngine, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "authority")
    theirs = authority.sign(tmp_path / "theirs", "server", ends="20200201000000Z")
    mine = authority.sign(tmp_path / "mine", "client")
    with Relay(fake.path, server_tls(theirs)) as relay:
        host = Host("far", f"tcp://127.0.0.1:{relay.port}", tls_folder=str(mine))
        assert far(host, refused(host))[0] is Verdict.EXPIRED


def test_an_engine_that_speaks_no_tls(fake: FakeEngine, tmp_path: Path) -> None:
    mine = Authority(tmp_path / "authority").sign(tmp_path / "mine", "client")
    with Relay(fake.path) as relay:
        host = Host("far", f"tcp://127.0.0.1:{relay.port}", tls_folder=str(mine))
        assert far(host, refused(host))[0] is Verdict.NO_TLS
