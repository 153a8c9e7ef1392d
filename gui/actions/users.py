"""From an image, a volume or a network to the containers that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions import places
from gui.actions.record import Choice, Options
from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.actions.desk import Desk
    from models.rows import ImageRow, NetworkRow, VolumeRow

MOST = 20
"""Users that a menu lists; the detail lists all."""


def user_choices(rows: Sequence[ImageRow | VolumeRow | NetworkRow]) -> list[Choice]:
    """The containers that use the one row."""
    if len(rows) != 1:
        return []
    return [
        Choice(user.id, tr("GoTo", "Container {name}").format(name=clean(user.name, 80)))
        for user in rows[0].users[:MOST]
    ]


def go_to_user(desk: Desk, rows: Sequence[ImageRow | VolumeRow | NetworkRow], options: Options) -> None:
    """Bring up the container that was chosen, or the first."""
    users = rows[0].users
    wanted = options.choice or (users[0].id if users else "")
    key = places.container_key(desk.session, wanted)
    if key is not None:
        desk.go(key)
