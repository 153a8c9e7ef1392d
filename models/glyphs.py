"""The names of the state glyphs, which are told apart by shape alone, and their order."""

from __future__ import annotations

from enum import StrEnum


class Glyph(StrEnum):
    """What a state glyph says. The painter knows each by its value."""

    RUNNING = "running"
    UNHEALTHY = "unhealthy"
    STARTING = "starting"
    PAUSED = "paused"
    RESTARTING = "restarting"
    WORKING = "working"
    REMOVING = "removing"
    FAILED = "failed"
    DEAD = "dead"
    EXITED = "exited"
    CREATED = "created"


SHOWN_ORDER: tuple[Glyph, ...] = tuple(Glyph)
"""From left to right on a group row."""

WORST_FIRST: tuple[Glyph, ...] = (
    Glyph.DEAD,
    Glyph.FAILED,
    Glyph.UNHEALTHY,
    Glyph.RESTARTING,
    Glyph.REMOVING,
    Glyph.WORKING,
    Glyph.STARTING,
    Glyph.PAUSED,
    Glyph.RUNNING,
    Glyph.EXITED,
    Glyph.CREATED,
)
"""As they are read aloud, and as a table sorts by status."""

TONES: dict[Glyph, str] = {
    Glyph.RUNNING: "ok",
    Glyph.UNHEALTHY: "warn",
    Glyph.STARTING: "info",
    Glyph.PAUSED: "paused",
    Glyph.RESTARTING: "info",
    Glyph.WORKING: "info",
    Glyph.REMOVING: "idle",
    Glyph.FAILED: "err",
    Glyph.DEAD: "err",
    Glyph.EXITED: "idle",
    Glyph.CREATED: "idle",
}
"""The colour token of each; the words beside a running one without a health check stay uncoloured."""
