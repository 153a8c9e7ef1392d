"""How a container is: its glyph, its words and their colour, from the record and what Longshore is doing to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.glyphs import TONES, WORST_FIRST, Glyph
from models.words import clean, plural, short_duration, tr

if TYPE_CHECKING:
    from datetime import datetime

    from engine.records import Container
    from models.rows import ContainerRow

_GLYPHS = {
    "created": Glyph.CREATED,
    "configured": Glyph.CREATED,  # Podman
    "initialized": Glyph.CREATED,  # Podman
    "running": Glyph.RUNNING,
    "paused": Glyph.PAUSED,
    "restarting": Glyph.RESTARTING,
    "removing": Glyph.REMOVING,
    "stopping": Glyph.WORKING,  # Podman
    "exited": Glyph.EXITED,
    "stopped": Glyph.EXITED,  # Podman
    "dead": Glyph.DEAD,
}
_HEALTH = {"starting": Glyph.STARTING, "unhealthy": Glyph.UNHEALTHY}
_WORST = {glyph: place for place, glyph in enumerate(WORST_FIRST)}

_MOST_FAILS = 99
"""Failed checks that a status counts; the tab has the number."""

LIVE = frozenset({"running", "paused", "restarting"})
"""States of a container that has a process."""
ENDED = frozenset({"exited", "stopped"})
"""States of a container whose process has ended."""


def exit_code(container: Container) -> int | None:
    """The code that it ended with; None while it has not, or where it is not known."""
    if container.state in LIVE or _GLYPHS.get(container.state) is Glyph.CREATED:
        return None
    if container.detail is not None and container.detail.exit_code is not None:
        return container.detail.exit_code
    return container.exit_code


def container_glyph(container: Container) -> Glyph:
    """The state glyph of a container that nothing is being done to."""
    glyph = _GLYPHS.get(container.state, Glyph.CREATED)
    if glyph is Glyph.RUNNING:
        return _HEALTH.get(container.health, glyph)
    if glyph is Glyph.EXITED and exit_code(container):
        return Glyph.FAILED
    return glyph


def glyph(row: ContainerRow) -> Glyph:
    """The state glyph of a row."""
    if row.pending:
        return Glyph.REMOVING if row.verb == "remove" else Glyph.WORKING
    return container_glyph(row.container)


def tone(row: ContainerRow) -> str:
    """The colour token of a row's status words; "" for the ordinary text colour."""
    if row.problem and not row.pending:
        return "err"
    mark = glyph(row)
    if mark in {Glyph.EXITED, Glyph.CREATED, Glyph.REMOVING}:
        return ""
    if mark is Glyph.RUNNING and row.container.health != "healthy":
        return ""
    return TONES[mark]


def status_text(row: ContainerRow, now: datetime) -> str:
    """The words beside the glyph: what is being done, what went wrong, or how it is."""
    return row.pending or clean(row.problem) or container_status(row.container, now)


def container_status(container: Container, now: datetime) -> str:
    """How a container is: "Healthy", "Unhealthy · 3 fails", "Exited 137 · OOM"."""
    match _GLYPHS.get(container.state):
        case Glyph.RUNNING:
            return _running(container, now)
        case Glyph.EXITED:
            return _exited(container)
        case Glyph.RESTARTING:
            times = container.detail.restart_count if container.detail is not None else 0
            return _with(tr("Status", "Restarting"), tr("Status", "%n×", times) if times else "")
        case Glyph.PAUSED:
            return tr("Status", "Paused")
        case Glyph.CREATED:
            return tr("Status", "Created")
        case Glyph.REMOVING:
            return tr("Status", "Removing…")
        case Glyph.WORKING:
            return tr("Status", "Stopping…")
        case Glyph.DEAD:
            return tr("Status", "Dead")
    return clean(container.state).capitalize()


def _with(words: str, more: str) -> str:
    return f"{words} · {more}" if more else words


def _running(container: Container, now: datetime) -> str:
    detail = container.detail
    match container.health:
        case "healthy":
            return tr("Status", "Healthy")
        case "unhealthy":
            fails = detail.failing_streak if detail is not None else 0
            said = plural("Status", "%n fail", "%n fails", fails) if fails <= _MOST_FAILS else f"{_MOST_FAILS}+"
            return _with(tr("Status", "Unhealthy"), said if fails else "")
        case "starting":
            started = detail.started if detail is not None else None
            since = "" if started is None else short_duration((now - started).total_seconds())
            return _with(tr("Status", "Starting"), since)
    return tr("Status", "Running")


def _exited(container: Container) -> str:
    code = exit_code(container)
    words = tr("Status", "Exited") if code is None else tr("Status", "Exited {code}").replace("{code}", str(code))
    killed = container.detail is not None and container.detail.oom_killed
    return _with(words, tr("Status", "OOM") if killed else "")


def spoken_state(row: ContainerRow) -> str:
    """How it is, said in full: "unhealthy, 3 failed checks"."""
    if row.pending:
        return row.pending.rstrip("…").lower()
    parts = (clean(row.problem), _spoken_word(row.container), _spoken_more(row.container))
    return ", ".join(part for part in parts if part)


def _spoken_word(container: Container) -> str:
    mark, code = container_glyph(container), exit_code(container)
    if mark in {Glyph.EXITED, Glyph.FAILED} and code is not None:
        return tr("Spoken", "exited with code {code}").replace("{code}", str(code))
    if container.health == "healthy" and mark is Glyph.RUNNING:
        return tr("Spoken", "healthy")
    words = {
        Glyph.RUNNING: tr("Spoken", "running"),
        Glyph.UNHEALTHY: tr("Spoken", "unhealthy"),
        Glyph.STARTING: tr("Spoken", "starting"),
        Glyph.PAUSED: tr("Spoken", "paused"),
        Glyph.RESTARTING: tr("Spoken", "restarting"),
        Glyph.WORKING: tr("Spoken", "stopping"),
        Glyph.REMOVING: tr("Spoken", "being removed"),
        Glyph.EXITED: tr("Spoken", "exited"),
        Glyph.DEAD: tr("Spoken", "dead"),
    }
    return words.get(mark) or clean(container.state)


def _spoken_more(container: Container) -> str:
    detail, mark = container.detail, container_glyph(container)
    if detail is None:
        return ""
    if mark is Glyph.UNHEALTHY and detail.failing_streak:
        return plural("Spoken", "%n failed check", "%n failed checks", detail.failing_streak)
    if mark is Glyph.RESTARTING and detail.restart_count:
        return plural("Spoken", "%n restart", "%n restarts", detail.restart_count)
    if mark in {Glyph.EXITED, Glyph.FAILED} and detail.oom_killed:
        return tr("Spoken", "out of memory")
    return ""


def status_order(row: ContainerRow) -> tuple[int, int]:
    """Orders by status, the worst first."""
    return (_WORST[container_glyph(row.container)], exit_code(row.container) or 0)
