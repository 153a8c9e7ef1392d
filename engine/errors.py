"""Errors: one tree, made at the engine's border, each with verb, noun, name and the engine's own words."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Reason(StrEnum):
    """What stands behind an error, where it is known: a next step can be offered for it."""

    UNKNOWN = ""
    NAME_TAKEN = "name-taken"
    PORT_TAKEN = "port-taken"
    IN_USE = "in-use"
    RUNNING = "running"
    NO_IMAGE = "no-image"
    NO_COMMAND = "no-command"
    NO_SHELL = "no-shell"
    SHARED_PIDS = "shared-pids"
    NOT_SURE = "not-sure"
    BAD_NAME = "bad-name"
    BAD_ADDRESS = "bad-address"
    NO_SOCKET = "no-socket"
    REFUSED = "refused"
    UNKNOWN_HOST = "unknown-host"
    BAD_CERTIFICATE = "bad-certificate"
    BAD_FILES = "bad-files"
    BROKEN = "broken"
    CLOSED = "closed"


class Ask(NamedTuple):
    """What was asked, for the error that may come of it: a verb, a noun and a name, as in `EngineError`."""

    verb: str
    noun: str
    name: str = ""


class EngineError(Exception):
    """What an engine, or the way to it, refused or failed to do.

    Args:
        verb: what was asked ("stop", "list", "connect").
        noun: of what kind of thing ("container", "engine").
        name: which one, as the user knows it, or "".
        words: the engine's own words, untrusted plain text, or what the system said.
        status: the HTTP status, 0 where there was no reply.
        reason: what is behind it, where that is known.
    """

    def __init__(
        self,
        verb: str,
        noun: str,
        name: str = "",
        words: str = "",
        status: int = 0,
        reason: Reason = Reason.UNKNOWN,
    ) -> None:
        super().__init__(f"{verb} {noun} {name}: {words}" if name else f"{verb} {noun}: {words}")
        self.verb = verb
        self.noun = noun
        self.name = name
        self.words = words
        self.status = status
        self.reason = reason


class Unreachable(EngineError):
    """Nothing answers there: no socket, connection refused, name not known, connection broken."""


class AccessDenied(EngineError):
    """The system or the engine does not let this user in (EACCES, EPERM, 401, 403)."""


class NotFound(EngineError):
    """The thing is gone or never was (404)."""


class Conflict(EngineError):
    """The state of the thing, a name or something that uses it stands against it (409)."""


class TimedOut(EngineError):
    """No answer in the time given."""


class Unsupported(EngineError):
    """This engine cannot do it (501, or an API version below what is needed)."""


class Rejected(EngineError):
    """The engine understood and said no: bad parameter (400), or it failed while doing it (5xx)."""


class BadReply(EngineError):
    """The engine's answer could not be read: no JSON, cut short, or not the shape that was promised."""
