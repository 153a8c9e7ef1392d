"""Why an engine far away cannot be reached: told by what TLS and ssh said, and by the certificates that are here."""

from __future__ import annotations

import contextlib
import ssl
import urllib.parse
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import AccessDenied, EngineError, Reason, Rejected, TimedOut, Unreachable
from engine.verdict import Verdict

if TYPE_CHECKING:
    from engine.records import Host

_Fix = tuple[str, ...]

# Lower case; the first that fits counts. OpenSSL's names for its errors (X509_verify_cert_error_string), then Go's TLS
# server to a client that speaks plain HTTP.
_TLS_WORDS = (
    ("http request to an https server", Verdict.NEEDS_TLS),
    ("certificate has expired", Verdict.EXPIRED),
    ("certificate is not yet valid", Verdict.EXPIRED),
    ("mismatch, certificate is not valid for", Verdict.OTHER_NAME),
    ("certificate verify failed", Verdict.UNTRUSTED),
    ("wrong_version_number", Verdict.NO_TLS),
    ("packet_length_too_long", Verdict.NO_TLS),
    ("record_layer_failure", Verdict.NO_TLS),
    ("http_request", Verdict.NO_TLS),
)
# What the other side says of our certificate, in the names that Python gives to TLS's alerts. Older engines say "bad
# certificate" of all that is wrong with it, that there is none included.
_ALERTS = (
    "alert_certificate_required",
    "alert_bad_certificate",
    "alert_certificate_expired",
    "alert_certificate_unknown",
    "alert_unsupported_certificate",
    "alert_unknown_ca",
    "alert_handshake_failure",
)
_EXPIRED = 10  # X509_V_ERR_CERT_HAS_EXPIRED

# What ssh says on its error output (OpenSSH), then the far side's shell and docker command.
_SSH_WORDS = (
    ("could not resolve hostname", Verdict.UNKNOWN_HOST),
    ("remote host identification has changed", Verdict.OTHER_HOST_KEY),
    ("host key verification failed", Verdict.NEW_HOST_KEY),
    ("permission denied while trying to connect", Verdict.FAR_CLOSED),
    ("connect: permission denied", Verdict.FAR_CLOSED),
    ("permission denied (", Verdict.KEY_REFUSED),
    ("too many authentication failures", Verdict.KEY_REFUSED),
    ("command not found", Verdict.ABSENT),
    ("docker: not found", Verdict.ABSENT),
    ("unknown command: docker", Verdict.ABSENT),
    ("no such file or directory: docker", Verdict.ABSENT),
    ("failed to open the raw stream connection", Verdict.FAR_STOPPED),
    ("cannot connect to the docker daemon", Verdict.FAR_STOPPED),
    ("failed to connect to the docker api", Verdict.FAR_STOPPED),
    ("timed out", Verdict.SILENT),
    ("connection refused", Verdict.STOPPED),
    ("permission denied", Verdict.NO_PERMISSION),
)
_REASONS = {
    Reason.UNKNOWN_HOST: Verdict.UNKNOWN_HOST,
    Reason.REFUSED: Verdict.STOPPED,
    Reason.BAD_FILES: Verdict.BAD_FILES,
}


def far(host: Host, error: EngineError | None) -> tuple[Verdict, _Fix]:
    """What stands between us and the engine at `host`, and the command that may help. Reads the certificates."""
    if error is None:
        return Verdict.UNKNOWN, ()
    if host.url.startswith("ssh://") and not isinstance(error, Rejected):
        verdict = _by_ssh(error)
        return verdict, _ssh_fix(host, verdict)
    return _by_tcp(host, error), ()


def _by_tcp(host: Host, error: EngineError) -> Verdict:
    if error.reason in _REASONS:
        return _REASONS[error.reason]
    words = error.words.lower()
    if any(alert in words for alert in _ALERTS):
        return _own(Path(host.tls_folder) if host.tls_folder else None)
    return next((verdict for text, verdict in _TLS_WORDS if text in words), None) or (
        Verdict.REFUSED_TLS if error.reason is Reason.BAD_CERTIFICATE else _plain(error)
    )


def _by_ssh(error: EngineError) -> Verdict:
    if error.reason is Reason.NO_SOCKET:  # the command itself was not found
        return Verdict.NO_SSH
    words = error.words.lower()
    return next((verdict for text, verdict in _SSH_WORDS if text in words), None) or _plain(error)


def _plain(error: EngineError) -> Verdict:
    if isinstance(error, AccessDenied):
        return Verdict.NO_PERMISSION
    if isinstance(error, TimedOut):
        return Verdict.SILENT
    return Verdict.STOPPED if isinstance(error, Unreachable) else Verdict.UNKNOWN


def _own(folder: Path | None) -> Verdict:
    """What is wrong with our own certificate, where the engine only says that it is."""
    if folder is None or not (folder / "cert.pem").exists():
        return Verdict.NO_CERTIFICATE
    return Verdict.OWN_EXPIRED if _shown_to_ourselves(folder) == _EXPIRED else Verdict.OWN_REFUSED


def _shown_to_ourselves(folder: Path) -> int:
    """OpenSSL's number for what is wrong with our certificate, 0 for nothing: both ends of TLS are here, in memory."""
    certificate = (folder / "cert.pem", folder / "key.pem")
    asks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shows = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    shows.check_hostname, shows.verify_mode = False, ssl.CERT_NONE
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    try:
        for context in (asks, shows):
            context.load_cert_chain(*certificate)
        asks.load_verify_locations(folder / "ca.pem")
        asks.verify_mode = ssl.CERT_REQUIRED
        near = shows.wrap_bio(down, up)
        there = asks.wrap_bio(up, down, server_side=True)
        for end in (near, there, near, there):
            with contextlib.suppress(ssl.SSLWantReadError):
                end.do_handshake()
    except ssl.SSLCertVerificationError as error:
        return error.verify_code
    except OSError:
        return 0
    return 0


def _ssh_fix(host: Host, verdict: Verdict) -> _Fix:
    address = urllib.parse.urlsplit(host.url)
    name, port = address.hostname or "", address.port
    place = f"{address.username}@{name}" if address.username else name
    if place.startswith("-"):
        return ()  # no option of ssh's comes out of an address
    ported = ("-p", str(port)) if port else ()
    match verdict:
        case Verdict.NEW_HOST_KEY:
            return ("ssh", *ported, place)
        case Verdict.OTHER_HOST_KEY:
            return ("ssh-keygen", "-R", f"[{name}]:{port}" if port and port != 22 else name)
        case Verdict.KEY_REFUSED:
            return ("ssh-copy-id", *ported, place)
        case Verdict.FAR_STOPPED:
            return ("ssh", "-t", *ported, place, "sudo", "systemctl", "start", "docker")
        case Verdict.FAR_CLOSED:
            return ("ssh", "-t", *ported, place, "sudo", "usermod", "-aG", "docker", address.username or "$USER")
        case _:
            return ()
