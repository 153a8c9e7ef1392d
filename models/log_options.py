"""How logs are read: the form of times, columns, wrapping, folding, the size of letters; kept for all logs alike."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from models.log_lines import TimeForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WIDE, NARROW = "wide", "narrow"
LEAST_ZOOM, MOST_ZOOM = 50, 300
MOST_FIELDS = 12


class LogOptions(NamedTuple):
    """How a log is read.

    Attributes:
        times: the form of times.
        wrap: whether long lines go on in the next row.
        levels: whether levels have a column.
        records: whether JSON and logfmt lines are shown as their messages.
        fields: the fields of records that are columns; None for those that a log's own lines suggest.
        folded: whether records of several lines are folded to their first.
        zoom: the size of letters in per cent.
    """

    times: TimeForm = TimeForm.LOCAL
    wrap: bool = False
    levels: bool = False
    records: bool = True
    fields: tuple[str, ...] | None = None
    folded: bool = False
    zoom: int = 100


DEFAULTS = {WIDE: LogOptions(levels=True), NARROW: LogOptions(fields=())}
"""A wide log has columns; a narrow one has its lines alone."""


def read_options(written: object, default: LogOptions) -> LogOptions:
    """Options that were written down; what cannot be read of them is as it is by default."""
    if not isinstance(written, dict):
        return default
    found: dict[str, Any] = {}
    for name in ("wrap", "levels", "records", "folded"):
        if isinstance(written.get(name), bool):
            found[name] = written[name]
    if written.get("times") in set(TimeForm):
        found["times"] = TimeForm(written["times"])
    zoom = written.get("zoom")
    if isinstance(zoom, int) and not isinstance(zoom, bool) and LEAST_ZOOM <= zoom <= MOST_ZOOM:
        found["zoom"] = zoom
    fields = written.get("fields", default.fields)
    if isinstance(fields, list):
        found["fields"] = tuple(name for name in fields if isinstance(name, str))[:MOST_FIELDS]
    elif fields is None:
        found["fields"] = None
    return default._replace(**found)


def write_options(options: LogOptions) -> dict[str, Any]:
    """Options as JSON takes them."""
    written = options._asdict()
    written["fields"] = None if options.fields is None else list(options.fields)
    written["times"] = options.times.value
    return written


class OptionsKeeper(QObject):
    """The options of wide and of narrow logs, which all views of logs share.

    Signals:
        changed: some are others now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept = dict(DEFAULTS)
        self.keep: Callable[[dict[str, Any]], None] | None = None

    def of(self, form: str) -> LogOptions:
        """The options of `WIDE` or `NARROW` logs."""
        return self._kept[form]

    def set(self, form: str, options: LogOptions) -> None:
        """Read logs otherwise, and keep it for the next start."""
        if options == self._kept[form]:
            return
        self._kept[form] = options
        if self.keep is not None:
            self.keep({name: write_options(one) for name, one in self._kept.items()})
        self.changed.emit()

    def take(self, written: Mapping[str, Any]) -> None:
        """Take what was kept."""
        kept = {form: read_options(written.get(form), default) for form, default in DEFAULTS.items()}
        if kept != self._kept:
            self._kept = kept
            self.changed.emit()


@cache
def log_options() -> OptionsKeeper:
    """The process's own."""
    return OptionsKeeper()
