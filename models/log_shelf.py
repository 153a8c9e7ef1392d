"""Filters that are kept: the last one of each container's log by its project, service or name, and those with names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.log_filter import Filter, filter_words, read_filter

if TYPE_CHECKING:
    from engine.records import Container
    from models.settings import Settings

MOST_KEPT = 500
"""Logs whose filter is kept; the one that was longest without a change goes."""

_PANE, _LAST, _NAMED = "logs", "filters", "named_filters"


def shelf_key(containers: list[Container]) -> str:
    """What the filter of a log is kept under: containers that are made anew or scaled have the same."""
    return " ".join(sorted({_key(one) for one in containers}))


def _key(container: Container) -> str:
    if container.project and container.service:
        return f"{container.project}/{container.service}"
    return f"//{container.name}"


class FilterShelf:
    """Filters in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def last(self, key: str) -> Filter:
        """The filter that a log had last."""
        return read_filter(self._read(_LAST).get(key))

    def keep(self, key: str, wanted: Filter) -> None:
        """Keep it as the last one of a log."""
        kept = self._read(_LAST)
        kept.pop(key, None)
        if wanted.picks:
            kept[key] = filter_words(wanted)
        self._settings.set_pane(_PANE, _LAST, dict(list(kept.items())[-MOST_KEPT:]))

    def named(self) -> dict[str, Filter]:
        """Filters with names, by them."""
        return {name: read_filter(written) for name, written in sorted(self._read(_NAMED).items())}

    def name(self, name: str, wanted: Filter) -> None:
        """Keep a filter under a name."""
        self._settings.set_pane(_PANE, _NAMED, self._read(_NAMED) | {name: filter_words(wanted)})

    def forget(self, name: str) -> None:
        """Keep nothing under that name any more."""
        self._settings.set_pane(_PANE, _NAMED, {key: one for key, one in self._read(_NAMED).items() if key != name})

    def _read(self, what: str) -> dict[str, Any]:
        found = self._settings.pane(_PANE).get(what)
        return dict(found) if isinstance(found, dict) else {}
