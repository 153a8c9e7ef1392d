"""The engine's events (Engine API, `GET /events`): one JSON object a line."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from engine.errors import Ask, BadReply, Reason, Unreachable
from engine.parse import json_value, labels, mapping, number, odd, text
from engine.prompt import PromptStream
from engine.records import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.wire import Wire

# Each probe of a health check sends three of them. A quote inside a string is written \", so this is no label.
_EXEC = b'"Action":"exec_'
# A line longer than this is not an event.
_LONGEST_LINE = 16 << 20


# Podman's words for what Docker's tables call otherwise (podman#16857).
_PODMAN = {
    ("container", "died"): "die",
    ("container", "remove"): "destroy",
    ("image", "remove"): "delete",
    ("volume", "remove"): "destroy",
    ("network", "remove"): "destroy",
}


def event_from_json(json: dict[str, Any], *, podman: bool = False) -> Event | None:
    """One event, in Docker's words, None of an exec_* and of what names no type or action."""
    kind, action = text(json.get("Type")), text(json.get("Action"))
    if not kind or not action or action.startswith("exec_"):
        return None
    actor = mapping(json.get("Actor"))
    attributes = labels(actor.get("Attributes"))
    action, _, argument = action.partition(":")
    action = action.rstrip()
    identity = text(actor.get("ID"))
    if podman and kind == "network" and action in {"connect", "disconnect"}:  # it names the container, not the network
        attributes, identity = {"container": identity}, attributes.get("network", "")
    return Event(
        type=kind,
        action=_PODMAN.get((kind, action), action) if podman else action,
        id=identity or attributes.get("name", ""),  # Podman's volume events bear the name alone
        attributes=attributes,
        time_ns=number(json.get("timeNano")) or number(json.get("time")) * 1_000_000_000,
        argument=argument.strip(),
        scope=text(json.get("scope")),
    )


class EventDecoder:
    """Bytes of the stream, cut anywhere → events."""

    def __init__(self, ask: Ask, *, podman: bool = False) -> None:
        self._ask = ask
        self._podman = podman
        self._held = b""

    def feed(self, data: bytes) -> Sequence[Event] | None:
        """Take bytes; the events that are whole now, None where there are none. Raises BadReply of an endless line."""
        lines = (self._held + data).split(b"\n")
        self._held = lines.pop()
        if len(self._held) > _LONGEST_LINE:
            raise BadReply(*self._ask, "an event without end")
        found = [event for line in lines if (event := self._event(line)) is not None]
        return found or None

    def finish(self) -> Sequence[Event] | None:
        """The stream's end. Raises Unreachable: events have none, so the engine is going down."""
        raise Unreachable(*self._ask, "the engine ended its events", reason=Reason.BROKEN)

    def _event(self, line: bytes) -> Event | None:
        if not line.strip() or _EXEC in line:
            return None
        try:
            value = json_value(line)
        except ValueError:
            odd(line, "event")
            return None
        return event_from_json(mapping(value), podman=self._podman)


def since(time_ns: int) -> str:
    """Nanoseconds as the engine wants them: seconds, a dot, nine digits. A float would lose the last ones."""
    return f"{time_ns // 1_000_000_000}.{time_ns % 1_000_000_000:09d}"


def event_stream(wire: Wire, since_ns: int = 0) -> PromptStream[Sequence[Event]]:
    """Events as they come, from `since_ns` on (the engine's clock; 0: from now)."""
    ask = Ask("watch", "engine", wire.host.name)
    decoder = EventDecoder(ask, podman=wire.podman)
    return PromptStream(
        wire.source(ask, "/events", {"since": since(since_ns)} if since_ns else None),
        decoder.feed,
        decoder.finish,
        merge=_merge,
        name=f"{wire.host.name} events",
    )


def _merge(batches: Sequence[Sequence[Event]]) -> Sequence[Event]:
    return list(chain.from_iterable(batches))
