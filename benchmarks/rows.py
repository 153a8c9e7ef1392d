"""Which rows there are, and what measures each. Rows that share a set-up are measured together, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import events, files, lists, log_find, logs, resting, start, stats, tables, terminals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.harness import Row

TOGETHER: tuple[tuple[tuple[str, ...], Callable[[Sequence[str]], Iterator[Row]]], ...] = (
    (("start", "first-rows"), start.measure),
    (("list",), lists.measure),
    (("table-refresh", "table-sort", "table-filter"), tables.measure),
    (("event", "event-burst"), events.measure),
    (logs.NAMES, logs.measure),
    (("idle", "memory"), resting.measure),
    (("logs-find-literal", "logs-find-ignorecase", "logs-find-alternation", "logs-find-gap"), log_find.measure),
    (("terminal", "terminal-gap"), terminals.measure),
    (("files-list", "files-copy", "files-copy-memory"), files.measure),
    (("stats", "stats-core", "stats-hidden", "memory-stats"), stats.measure),
)

NAMES: tuple[str, ...] = tuple(name for names, _ in TOGETHER for name in names)


def measure(wanted: Sequence[str]) -> Iterator[Row]:
    """Measure the rows named, in the order of the table."""
    for names, work in TOGETHER:
        here = [name for name in names if name in wanted]
        if here:
            yield from work(here)
