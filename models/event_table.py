"""What an event means: what is known from itself at once, and what must be read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.records import Container, Network, Volume

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.records import Event


class Again(StrEnum):
    """What is read again, or otherwise done, because of an event."""

    NOTHING = "nothing"
    CONTAINER = "container"
    CONTAINER_GONE = "container gone"
    CONTAINERS = "all containers"
    IMAGE_GONE = "image gone, then all images"
    IMAGES = "all images"
    VOLUME = "volume"
    VOLUME_GONE = "volume gone"
    VOLUMES = "all volumes"
    NETWORK = "network"
    NETWORK_GONE = "network gone"
    NETWORKS = "all networks"
    ENDPOINT = "the container on the network, and the network if it is new"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Effect:
    """What one sort of event leads to.

    Args:
        again: what is read again.
        at_once: whether the reading begins with the event. Of the others, what matters is said by an event that comes
            with them (a "die" after its "kill"), so that one reading after it does for both.
    """

    again: Again
    at_once: bool = True


_NOTHING = Effect(Again.NOTHING, at_once=False)
_CONTAINER_LATER = Effect(Again.CONTAINER, at_once=False)
_CONTAINER = Effect(Again.CONTAINER)

_ACTIONS: Mapping[tuple[str, str], Effect] = {
    **{
        ("container", action): _CONTAINER
        for action in ("create", "start", "die", "died", "pause", "unpause", "rename", "health_status", "update")
    },
    # "restart" and "stop" come after the start or the die that said it; "kill" and "oom" before it.
    **{("container", action): _CONTAINER_LATER for action in ("stop", "restart", "kill", "oom")},
    **{("container", action): Effect(Again.CONTAINER_GONE) for action in ("destroy", "remove")},
    ("container", "prune"): Effect(Again.CONTAINERS, at_once=False),
    ("container", "commit"): Effect(Again.IMAGES, at_once=False),
    **{
        ("container", action): _NOTHING
        for action in (
            "exec_create",
            "exec_start",
            "exec_die",
            "exec_detach",
            "exec_died",
            "exec",
            "top",
            "attach",
            "detach",
            "resize",
            "copy",
            "export",
            "archive-path",
            "extract-to-dir",
        )
    },
    ("image", "delete"): Effect(Again.IMAGE_GONE),
    ("network", "create"): Effect(Again.NETWORK),
    ("network", "update"): Effect(Again.NETWORK, at_once=False),
    **{("network", action): Effect(Again.NETWORK_GONE) for action in ("destroy", "remove")},
    ("network", "connect"): Effect(Again.ENDPOINT, at_once=False),
    ("network", "disconnect"): Effect(Again.ENDPOINT, at_once=False),
    ("network", "prune"): Effect(Again.NETWORKS, at_once=False),
    ("volume", "create"): Effect(Again.VOLUME),
    ("volume", "destroy"): Effect(Again.VOLUME_GONE),
    ("volume", "prune"): Effect(Again.VOLUMES, at_once=False),
    ("volume", "mount"): _NOTHING,
    ("volume", "unmount"): _NOTHING,
    ("builder", "prune"): Effect(Again.IMAGES, at_once=False),
    ("daemon", "reload"): Effect(Again.INFO, at_once=False),
}

# What an engine newer than this table may send: reading once too often is harmless.
_TYPES: Mapping[str, Effect] = {
    "container": _CONTAINER_LATER,
    "image": Effect(Again.IMAGES, at_once=False),
    "network": Effect(Again.NETWORK, at_once=False),
    "volume": Effect(Again.VOLUME, at_once=False),
}

# Attributes that the engine adds to a container's labels in its events.
_NO_LABELS = frozenset({"name", "image", "exitCode", "signal", "oldName", "execDuration", "execID", "podId"})

# The event with which what was asked for has come about, per verb of an action.
_DONE: Mapping[str, frozenset[str]] = {
    "start": frozenset({"start"}),
    "stop": frozenset({"die", "died"}),  # "stop" comes after it, or before it (29)
    "restart": frozenset({"restart"}),
    "pause": frozenset({"pause"}),
    "unpause": frozenset({"unpause"}),
    "rename": frozenset({"rename"}),
    "remove": frozenset({"destroy", "remove", "delete", "untag"}),
    "tag": frozenset({"tag"}),
}
_MENDING = frozenset({"start", "restart", "pause", "unpause", "rename", "update"})
_DEADLY = frozenset({"", "9", "KILL", "SIGKILL"})


def effect(event: Event) -> Effect:
    """What `event` leads to (Engine API, `GET /events`; seen on 20.10 to 28)."""
    found = _ACTIONS.get((event.type, event.action))
    if found is not None:
        return found
    return _TYPES.get(event.type, _NOTHING)


def mended(event: Event) -> bool:
    """Whether `event` shows that a failure told before is over. A failed start may come with a "die" of its own."""
    return event.action in _MENDING


def done(verb: str, event: Event) -> bool:
    """Whether `event` is what an action waits for, by the action's verb; "" once its call has ended."""
    if not verb:  # that a "stop" was told says nothing of the state yet
        return effect(event).at_once
    if verb == "kill":
        if event.action == "kill":  # SIGKILL is done when the container has died, SIGHUP when it is sent
            return event.attributes.get("signal", "").upper() not in _DEADLY
        return event.action in {"die", "died"}
    return event.action in _DONE.get(verb, frozenset({event.action}))


def moment(event: Event) -> datetime | None:
    """The event's time by the engine's clock; None where it has none."""
    if event.time_ns <= 0:
        return None
    seconds, rest = divmod(event.time_ns, 1_000_000_000)
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest // 1000)
    except (OverflowError, OSError, ValueError):
        return None


def told(container: Container, event: Event) -> Container:
    """`container` as it is after `event`, as far as the event tells; itself where it tells nothing."""
    match event.action:
        case "start":
            return _started(container, event)
        case "die" | "died":
            return _died(container, event)
        case "pause":
            return replace(container, state="paused")
        case "unpause":
            return replace(container, state="running")
        case "rename" if event.attributes.get("name"):
            return replace(container, name=event.attributes["name"].removeprefix("/"))
        case "health_status" if event.argument:
            return replace(container, health=event.argument)
        case _:
            return container


def _started(container: Container, event: Event) -> Container:
    detail = container.detail
    if detail is not None:
        detail = replace(detail, started=moment(event), exit_code=None, oom_killed=False, error="")
    return replace(container, state="running", exit_code=None, detail=detail)


def _died(container: Container, event: Event) -> Container:
    words = event.attributes.get("exitCode") or event.attributes.get("containerExitCode") or ""
    code = int(words) if words.removeprefix("-").isdecimal() else None
    detail = container.detail
    if detail is not None:
        detail = replace(detail, finished=moment(event), exit_code=code, pid=0)
    return replace(container, state="exited", exit_code=code, health="", ports=(), detail=detail)


def new_container(event: Event) -> Container | None:
    """The container that a "create" tells of, to be shown until it is read; None of other events."""
    if event.action != "create" or not event.id:
        return None
    attributes = event.attributes
    return Container(
        id=event.id,
        name=attributes.get("name", "").removeprefix("/") or event.id[:12],
        image=attributes.get("image", ""),
        image_id="",
        command="",
        state="created",
        created=moment(event),
        labels={name: value for name, value in attributes.items() if name not in _NO_LABELS},
    )


def new_network(event: Event) -> Network | None:
    """The network that a "create" tells of; None of other events."""
    if event.action != "create" or not event.id:
        return None
    return Network(event.id, event.attributes.get("name", event.id[:12]), event.attributes.get("type", ""))


def new_volume(event: Event) -> Volume | None:
    """The volume that a "create" tells of; None of other events."""
    if event.action != "create" or not event.id:
        return None
    return Volume(event.id, event.attributes.get("driver", ""))
