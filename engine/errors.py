"""Errors: one tree, made at the engine's border, each with verb, noun, name and the engine's own words."""

from __future__ import annotations


class EngineError(Exception):
    """What an engine, or the way to it, refused or failed to do.

    Args:
        verb: what was asked ("stop", "list", "connect").
        noun: of what kind of thing ("container", "engine").
        name: which one, as the user knows it, or "".
        words: the engine's own words, untrusted plain text, or what the system said.
        status: the HTTP status, 0 where there was no reply.
    """

    def __init__(self, verb: str, noun: str, name: str = "", words: str = "", status: int = 0) -> None:
        super().__init__(f"{verb} {noun} {name}: {words}" if name else f"{verb} {noun}: {words}")
        self.verb = verb
        self.noun = noun
        self.name = name
        self.words = words
        self.status = status


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
