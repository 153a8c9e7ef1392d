"""How a connection stands, in words: for the host box, the status bar and the banner."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from engine.errors import Unreachable
from models.words import tr

if TYPE_CHECKING:
    from engine.errors import EngineError
    from models.session import HostSession


@dataclass(frozen=True, slots=True)
class Standing:
    """How one connection stands.

    Args:
        state: connecting, live or lost.
        brief: a few words for the host box.
        parts: what the status bar says of it.
        live: glyph and words on its events, None while there are none.
        seconds: until the next try; None where none is planned.
        why: a sentence where the engine is there and answers as it should not; "" where it does not answer.
    """

    state: str
    brief: str
    parts: tuple[str, ...]
    live: tuple[str, str] | None
    seconds: int | None
    why: str = ""


def product(session: HostSession, *, long: bool = False) -> str:
    """What answers: "Docker 28.3.2" or "Docker Engine 28.3.2"; "" where it is not known yet."""
    version = session.version
    if version is None:
        return ""
    if version.podman:
        return f"Podman {version.version}"
    return f"Docker Engine {version.version}" if long else f"Docker {version.version}"


def next_try(seconds: int | None) -> str:
    """When it is tried again."""
    if seconds is None:
        return tr("Connection", "trying now")
    return tr("Connection", "next try in {seconds} s").format(seconds=seconds)


def standing(session: HostSession, now: float) -> Standing:
    """How `session` stands.

    Args:
        session: the connection.
        now: the loop's time, in which `session.next_try` is given.
    """
    state = session.state
    if state == "live":
        parts = [tr("Connection", "{engine} · API {api}").format(engine=product(session, long=True), api=session.api)]
        if session.latency is not None:
            parts.append(
                tr("Connection", "API {milliseconds} ms").format(milliseconds=max(1, round(session.latency * 1000)))
            )
        return Standing(state, product(session), tuple(parts), ("running", tr("Connection", "Events live")), None)
    if state == "connecting":
        words = tr("Connection", "Connecting…")
        return Standing(state, words, (words,), None, None)
    seconds = None if session.next_try is None else max(0, ceil(session.next_try - now))
    known = session.version is not None
    brief = tr("Connection", "Connection lost") if known else tr("Connection", "Not running")
    parts = [f"{tr('Connection', 'No connection')} · {next_try(seconds)}"]
    live = ("failed", tr("Connection", "Events lost")) if known else None
    return Standing(state, brief, tuple(parts), live, seconds, _why(session.error))


def _why(error: EngineError | None) -> str:
    if error is None or isinstance(error, Unreachable):
        return ""
    from gui.texts.errors import explain

    return explain(error).sentence


def countdown_words(now: Standing) -> str:
    """When it is tried again, as a sentence."""
    if now.seconds is None:
        return tr("Connection", "Trying now…")
    return tr("Connection", "Next try in {seconds} s.").format(seconds=now.seconds)


def banner_words(now: Standing) -> str:
    """What stands above a list that may be out of date."""
    words = now.why or tr("Connection", "The connection to the engine is lost.")
    return f"{words} {tr('Connection', 'What is shown may be out of date.')} {countdown_words(now)}"
