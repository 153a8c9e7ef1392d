"""Who uses an image, a volume or a network: containers, with the way to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions import places
from gui.details.tab import Page
from gui.details.things import Thing, Things
from gui.details.times import now
from gui.widgets.notice import EmptyState
from models.rows import ImageRow, NetworkRow
from models.states import container_glyph, container_status
from models.words import natural, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from engine.records import Container
    from gui.actions.runner import ActionRunner


def things_of(users: Sequence[Container], values: Mapping[str, str] | None = None) -> list[Thing]:
    """Containers as lines, in natural order of their names.

    Args:
        users: the containers.
        values: what stands in mono beside each, by its id.
    """
    found = values or {}
    moment = now()
    return [
        Thing(
            user.id,
            user.name,
            glyph=str(container_glyph(user)),
            link=True,
            value=found.get(user.id, ""),
            note=container_status(user, moment),
        )
        for user in sorted(users, key=lambda user: natural(user.name))
    ]


class UserList(Things):
    """Containers that lead to themselves."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.followed.connect(self._go)

    def _go(self, identity: str) -> None:
        key = places.container_key(self._runner.session, identity)
        if key is not None:
            self._runner.go(key)


class UsedBy(Page):
    """The tab of users."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self.users = UserList(runner)
        self.empty = EmptyState("")
        self.column.addWidget(self.users)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def fill(self) -> None:
        """Show the users, or that there are none."""
        things = things_of(self.row.users)
        self.users.set_things(things)
        self.users.setVisible(bool(things))
        match self.row:
            case ImageRow():
                words = tr("UsedBy", "No container was made from it.")
            case NetworkRow():
                words = tr("UsedBy", "No container is on it.")
            case _:
                words = tr("UsedBy", "No container mounts it.")
        self.empty.say(words)
        self.empty.setVisible(not things)
