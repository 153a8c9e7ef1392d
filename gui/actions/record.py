"""What an action is: a frozen record that menus, toolbars, shortcuts and the runner all read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Flag, auto
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from engine.contract import Engine
    from engine.records import Kind
    from gui.actions.desk import Desk
    from models.rows import Row

_NOT_RUNNING_ALONE = "an action either asks the engine (call) or shows something (show)"


class Places(Flag):
    """Where an action is offered."""

    NOWHERE = 0
    MENU = auto()
    """The context menu of rows, and the overflow menu of the detail."""
    BAR = auto()
    """The action bar at the foot of a table."""
    HEADER = auto()
    """An icon button in the detail's header."""
    PANE = auto()
    """The pane's own top bar: needs no row."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose beside the action itself.

    Args:
        choice: the key of a choice of the submenu ("SIGTERM", a port's address).
        force: remove although it runs or is in use.
        volumes: remove anonymous volumes too.
        text: what was typed (a new name, a new reference).
    """

    choice: str = ""
    force: bool = False
    volumes: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A box in a question that changes the options.

    Args:
        text: what it adds.
        option: the name of the field of `Options` that it sets.
        on: how it stands at first.
    """

    text: str
    option: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before something is lost.

    Args:
        title: verb, object and question mark.
        text: the consequence, then what is kept.
        button: verb and object.
        icon: Phosphor's name.
        names: what it is about, when it is more than one.
        checks: boxes.
    """

    title: str
    text: str
    button: str
    icon: str = "trash"
    names: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The sentence when it is done: `one` with {name}, `many` with %n."""

    one: str = ""
    many: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of an action's submenu."""

    key: str
    title: str


def _all(_row: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    Args:
        id: stable: "container.stop".
        title: verb, and "…" where more is asked; translated.
        icon: Phosphor's name, or "".
        kind: of which rows.
        fits: whether it can be done to a row in the state that it is in.
        call: asks the engine; a coroutine that raises `EngineError`. None for an action that only shows something.
        show: shows or copies something; takes the desk, the rows that it fits and the options.
        verb: the engine's verb, as in `EngineError.verb` and `HostSession.pend`.
        pending: the row's status meanwhile ("Stopping…"); translated.
        done: what is said afterwards.
        shortcut: as of QKeySequence's portable text, or "".
        question: what is asked first; None where nothing is lost, or for rows for which it returns None.
        cli: the same as a command line, as a list; None where the CLI has no such thing.
        choices: the entries of a submenu for some rows; the action is run with `Options.choice`.
        danger: whether something is lost: red words.
        single: whether it is for one row at a time.
        group: whether it is offered for a compose project, over its members.
        places: where it is offered.
        part: menus have a line between different parts.
        reveals: the key of the column that shows what comes of it, brought up with it; "" for none.
    """

    id: str
    title: str
    icon: str
    kind: Kind
    fits: Callable[[Any], bool] = _all
    call: Callable[[Engine, Any, Options], Awaitable[Any]] | None = None
    show: Callable[[Desk, Sequence[Any], Options], None] | None = None
    verb: str = ""
    pending: str = ""
    done: Done = field(default_factory=Done)
    shortcut: str = ""
    question: Callable[[Sequence[Any], Options], Question | None] | None = None
    cli: Callable[[Sequence[Any], Options], list[str]] | None = None
    choices: Callable[[Sequence[Any]], Sequence[Choice]] | None = None
    danger: bool = False
    single: bool = False
    group: bool = False
    places: Places = Places.MENU
    part: int = 0
    reveals: str = ""

    def __post_init__(self) -> None:
        if (self.call is None) == (self.show is None):
            raise ValueError(f"{self.id}: {_NOT_RUNNING_ALONE}")

    @property
    def needs_rows(self) -> bool:
        """Whether it is about rows; the pane's own (Create…, Remove unused…) are not."""
        return Places.PANE not in self.places or Places.MENU in self.places

    def of(self, rows: Sequence[Row]) -> list[Row]:
        """Those of `rows` that it fits."""
        found = [row for row in rows if row.key.kind is self.kind and not row.pending and self.fits(row)]
        return [] if self.single and len(rows) > 1 else found
