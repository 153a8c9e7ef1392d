"""The error border: what the system, HTTP or the engine says becomes one of `engine.errors`."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

from engine.chunked import BadHttp
from engine.errors import (
    AccessDenied,
    BadReply,
    Conflict,
    EngineError,
    NotFound,
    Reason,
    Rejected,
    TimedOut,
    Unreachable,
    Unsupported,
)
from engine.parse import json_value

if TYPE_CHECKING:
    from engine.errors import Ask

TRANSPORT_ERRORS: tuple[type[Exception], ...] = (OSError, BadHttp)
"""What can go wrong between a request and its reply, before the engine has a say."""

# Words of the engine (moby and Podman), lower case, that tell more than the status does. The first that fits counts.
_WORDS: tuple[tuple[str, type[EngineError] | None, Reason], ...] = (
    ("port is already allocated", Conflict, Reason.PORT_TAKEN),
    ("ports are not available", Conflict, Reason.PORT_TAKEN),
    ("address already in use", Conflict, Reason.PORT_TAKEN),
    ("is already in use by container", Conflict, Reason.NAME_TAKEN),
    ("the container name", Conflict, Reason.NAME_TAKEN),
    ("is already in use", Conflict, Reason.NAME_TAKEN),
    ("already exists", Conflict, Reason.NAME_TAKEN),
    ("name already used", Conflict, Reason.NAME_TAKEN),
    ("volume is in use", Conflict, Reason.IN_USE),
    ("has active endpoints", Conflict, Reason.IN_USE),
    ("is using its referenced image", Conflict, Reason.IN_USE),
    ("image is being used", Conflict, Reason.IN_USE),
    ("image is referenced", Conflict, Reason.IN_USE),
    ("image has dependent child", Conflict, Reason.IN_USE),
    ("image is in use", Conflict, Reason.IN_USE),
    ("being used by the following container", Conflict, Reason.IN_USE),
    ("network is being used", Conflict, Reason.IN_USE),  # Podman
    ("stop the container before", Conflict, Reason.RUNNING),
    ("containers cannot be removed without force", Conflict, Reason.RUNNING),  # Podman
    ("cannot remove a running container", Conflict, Reason.RUNNING),
    ("container is running", Conflict, Reason.RUNNING),
    ("container is paused and must be unpaused first", Conflict, Reason.RUNNING),
    ("no such image", NotFound, Reason.NO_IMAGE),
    ("executable file not found", None, Reason.NO_COMMAND),
    ("no command specified", None, Reason.NO_COMMAND),
    ("invalid container name", None, Reason.BAD_NAME),
    ("names must match", None, Reason.BAD_NAME),  # Podman
    ("invalid reference format", None, Reason.BAD_NAME),
    ("is not a valid repository/tag", None, Reason.BAD_NAME),
    ("includes invalid characters for a local volume name", None, Reason.BAD_NAME),
    ("invalid cidr", None, Reason.BAD_ADDRESS),
    ("netip.parse", None, Reason.BAD_ADDRESS),  # 29, of what is no address at all
    ("invalid subnet", None, Reason.BAD_ADDRESS),
    ("invalid gateway", None, Reason.BAD_ADDRESS),
    ("pool overlaps", Conflict, Reason.BAD_ADDRESS),
    ("no matching subnet", None, Reason.BAD_ADDRESS),
    ("does not contain gateway", None, Reason.BAD_ADDRESS),
    ("unable to parse pool", None, Reason.BAD_ADDRESS),
    ("client version", Unsupported, Reason.UNKNOWN),
)

# What an engine says of a call that it has not (moby, Podman), and not of a thing.
_NO_SUCH_CALL = frozenset({"page not found", "404 page not found", "not found"})
_NOT_FOUND = 404

_STATUS: dict[int, type[EngineError]] = {
    401: AccessDenied,
    403: AccessDenied,
    404: NotFound,
    408: TimedOut,
    409: Conflict,
    501: Unsupported,
    504: TimedOut,
}


# What the system or HTTP raised; the first that fits counts.
_EXCEPTIONS: tuple[tuple[tuple[type[BaseException], ...], type[EngineError], Reason], ...] = (
    ((PermissionError,), AccessDenied, Reason.UNKNOWN),
    ((TimeoutError,), TimedOut, Reason.UNKNOWN),
    ((ssl.SSLError,), Unreachable, Reason.BAD_CERTIFICATE),
    ((FileNotFoundError, NotADirectoryError), Unreachable, Reason.NO_SOCKET),
    ((ConnectionRefusedError,), Unreachable, Reason.REFUSED),
    ((socket.gaierror,), Unreachable, Reason.UNKNOWN_HOST),
    ((ConnectionError,), Unreachable, Reason.BROKEN),
    ((BadHttp,), BadReply, Reason.UNKNOWN),
)


def from_reply(ask: Ask, status: int, body: bytes) -> EngineError:
    """The error that a reply with a status of 400 and above stands for.

    The body is `{"message": …}` (Engine API), with `cause` beside it from Podman, or plain text from a proxy.
    """
    words = _message(body) or _phrase(status)
    kind = _STATUS.get(status, Rejected)
    if status == 403 and ask.noun == "network":
        kind = Conflict  # moby says 403 for a network in use and for a predefined one
    lower = words.lower()
    if status == _NOT_FOUND and body and lower in _NO_SUCH_CALL:  # of a HEAD there is no body to tell
        return Unsupported(*ask, words, status)
    for text, better, reason in _WORDS:
        if text in lower:
            # A thing that is not there stays not there, whatever the words around it are.
            return (kind if better is None or kind is NotFound else better)(*ask, words, status, reason)
    return kind(*ask, words, status)


def _phrase(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return str(status)


def from_exception(ask: Ask, error: BaseException, *, said: str = "", streaming: bool = False) -> EngineError:
    """The error that a failure on the way stands for.

    Args:
        ask: what was asked.
        error: one of TRANSPORT_ERRORS.
        said: what the ssh command said, which tells more than the broken connection it left behind.
        streaming: in the middle of a stream a cut reply is a broken connection, not a bad reply.
    """
    words = said or (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    for kinds, kind, reason in _EXCEPTIONS:
        if isinstance(error, kinds):
            if streaming and kind is BadReply:
                break
            return kind(*ask, words, reason=reason)
    return Unreachable(*ask, words, reason=Reason.BROKEN)


def _message(body: bytes) -> str:
    text = body.decode("utf-8", "replace").strip()
    try:
        reply = json_value(text)
    except ValueError:
        return text[:2000]
    if isinstance(reply, dict):
        message = reply.get("message") or reply.get("cause") or reply.get("error")
        if isinstance(message, str):
            return message
    return text[:2000]
