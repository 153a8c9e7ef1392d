"""Menus and keys made from the registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.actions.record import Places
from gui.actions.registry import actions_for, fitting
from gui.widgets.menu import Menu
from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from engine.records import Kind
    from gui.actions.record import Action
    from gui.actions.runner import ActionRunner, AnyRow


def build_menu(
    runner: ActionRunner, rows: Sequence[AnyRow], parent: QWidget | None = None, *, without: Places = Places.NOWHERE
) -> Menu:
    """The menu of what can be done to `rows`.

    Args:
        runner: does it.
        rows: of one kind, group rows among them; a group stands for its members.
        parent: the menu's owner.
        without: leave out what is offered there already (the header's buttons in the header's overflow menu).
    """
    menu = Menu(tr("Menu", "Actions"), parent)
    things, grouped = runner.expand(rows), runner.has_group(rows)
    part = None
    for action in fitting(things, Places.MENU):
        if (grouped and not action.group) or action.places & without:
            continue
        if part is not None and part != action.part:
            menu.addSeparator()
        part = action.part
        _add(menu, runner, action, rows, len(things))
    return menu


def _add(menu: Menu, runner: ActionRunner, action: Action, rows: Sequence[AnyRow], count: int) -> None:
    fits = action.of(runner.expand(rows))
    title = action.title
    if 1 < count != len(fits):
        title = tr("Menu", "{title} ({n} of {count})").format(title=title, n=len(fits), count=count)
    choices = list(action.choices(fits)) if action.choices is not None else []
    if not choices:
        if action.choices is None:
            menu.add(
                title,
                lambda: runner.trigger(action, rows),
                icon=action.icon,
                keys=action.shortcut,
                danger=action.danger,
            )
        return
    sub = Menu(title, menu)
    sub.setTitle(title.replace("&", "&&"))
    sub.setIcon(runner.icon(action))
    for place, choice in enumerate(choices):
        keys = action.shortcut if place == 0 else ""
        sub.add(clean(choice.title, 100), partial(runner.trigger, action, rows, choice=choice.key), keys=keys)
    menu.addMenu(sub)


def keys_of(kind: Kind, runner: ActionRunner, rows: Callable[[], Sequence[AnyRow]]) -> dict[str, Callable[[], object]]:
    """What the keys of a kind's actions do.

    Args:
        kind: whose actions.
        runner: does them.
        rows: gives the rows that are selected.
    """

    def act(action: Action) -> None:
        runner.trigger(action, rows())

    return {action.shortcut: partial(act, action) for action in actions_for(kind) if action.shortcut}
