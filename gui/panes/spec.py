"""A pane of things as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.kinds import Kind
    from gui.widgets.delegate import RowLook
    from models.columns import Column
    from models.groups import Grouping


class Primary(NamedTuple):
    """The primary button of a pane: an action's id, title and icon.

    They are said here again (a test compares them), since the registry would take as long to import as the pane.
    """

    id: str
    title: str
    icon: str


class PaneSpec(NamedTuple):
    """A pane of things as data.

    Args:
        name: on the command line and in the settings ("containers").
        kind: of its rows.
        title: its heading, translated.
        hint: what the empty filter field says.
        empty: one sentence for an engine that has none.
        nothing: one sentence for a filter, {filter}, that lets none through.
        row_look: how its rows look.
        columns: makes its columns.
        grouping: makes the grouping; None for a pane without.
        primary: its primary button, None for none.
        overflow: ids of the actions of its overflow menu.
        selected: words for how many are selected, with %n.
        summary: words after the count, from all rows, or "".
    """

    name: str
    kind: Kind
    title: str
    hint: str
    empty: str
    nothing: str
    row_look: RowLook
    columns: Callable[[], Sequence[Column[Any]]]
    grouping: Callable[[], Grouping[Any]] | None = None
    primary: Primary | None = None
    overflow: tuple[str, ...] = ()
    summary: Callable[[Sequence[Any]], str] | None = None
