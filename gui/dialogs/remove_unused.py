"""Remove what is unused: what will go is listed, any of it can be unticked, and only that goes, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from engine.records import Kind
from gui.actions import registry
from gui.actions.names import shown_name
from gui.actions.record import Options
from gui.details.times import now
from gui.dialogs.tick_list import Tick, TickList, TickModel
from gui.widgets.dialog import Dialog
from gui.widgets.words import Words
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow
from models.states import container_status
from models.words import ago, natural, plural, size, tr

if TYPE_CHECKING:
    from datetime import datetime

    from gui.actions.runner import ActionRunner
    from models.rows import Row
    from models.session import HostSession

_ROWS_AT_ONCE = 10
_ENDED = frozenset({"exited", "created", "dead"})


def unused(session: HostSession, kind: Kind) -> list[Row]:
    """What nobody uses, in natural order: containers that do not run; the rest without a container.

    A network that the engine made is never among them.
    """
    found: list[Row] = []
    match kind:
        case Kind.CONTAINER:
            found += [
                row for row in session.containers.values() if row.container.state in {"exited", "created", "dead"}
            ]
        case Kind.IMAGE:
            found += [row for row in session.images.values() if not row.users]
        case Kind.VOLUME:
            found += [row for row in session.volumes.values() if not row.users]
        case Kind.NETWORK:
            found += [row for row in session.networks.values() if not row.users and not row.network.predefined]
    return sorted(found, key=lambda row: natural(shown_name(row)))


def bytes_of(row: Row) -> int | None:
    """What its going frees, as far as is known."""
    match row:
        case ContainerRow():
            return row.container.size_rw
        case ImageRow():
            image = row.image
            return image.size if image.size is None or image.shared_size is None else image.size - image.shared_size
        case VolumeRow():
            return row.volume.size
        case _:
            return None


class RemoveUnusedDialog(Dialog):
    """The list with its boxes; volumes that somebody named begin unticked.

    Args:
        kind: of what.
        runner: removes.
    """

    def __init__(self, kind: Kind, runner: ActionRunner) -> None:
        super().__init__(_titles()[kind], runner.window, width=560)
        self.setObjectName(f"remove-unused-{kind}")
        self.kind = kind
        self.runner = runner
        self.things = unused(runner.session, kind)
        moment = now()
        self.ticks = TickModel(
            [Tick(shown_name(row), _about(row, moment), size(bytes_of(row))) for row in self.things],
            [ticked(row) for row in self.things],
            self,
        )
        self.ticks.ticked.connect(self._count)
        self.body.addWidget(Words(_titles()[kind], "panel", wrap=True))
        self.body.addWidget(Words(_texts()[kind] if self.things else _nothing()[kind], "body", "text2", wrap=True))
        if self.things:
            self.all = QCheckBox(tr("Unused", "All"))
            self.all.setTristate(True)
            self.all.clicked.connect(self._tick_all)
            self.body.addWidget(self.all)
            self.body.addWidget(TickList(tr("Unused", "What will be removed"), self.ticks, _ROWS_AT_ONCE), 1)
        self.total = Words("", "name", "text2")
        self.body.addWidget(self.total)
        self.cancel = self.add_cancel("" if self.things else tr("Unused", "Close"))
        self.go = self.add_button("", "danger", "trash")
        self.go.setVisible(bool(self.things))
        self.go.clicked.connect(self._remove)
        self.focus_first(self.cancel)
        self._count()

    def chosen(self) -> list[Row]:
        """What is ticked."""
        return [row for row, on in zip(self.things, self.ticks.on, strict=True) if on]

    def _tick_all(self) -> None:
        self.ticks.set_all(on=not all(self.ticks.on))

    def _count(self) -> None:
        chosen = self.chosen()
        if self.things:
            every, some = len(chosen) == len(self.things), bool(chosen)
            state = Qt.CheckState.Checked if every else Qt.CheckState.PartiallyChecked
            self.all.setCheckState(state if some else Qt.CheckState.Unchecked)
        amounts = _amounts(chosen)
        words = plural("Unused", "%n of {total} chosen", "%n of {total} chosen", len(chosen))
        words = words.replace("{total}", str(len(self.things)))
        if amounts:
            whole = tr("Unused", "{words} · {size}")
            if self.kind == Kind.IMAGE:  # layers that others share stay
                whole = tr("Unused", "{words} · up to {size}")
            words = whole.format(words=words, size=size(sum(amounts)))
        self.total.setText(words if self.things else "")
        self.total.setVisible(bool(self.things))
        self.go.setText(_button(self.kind, len(chosen)))
        self.go.setEnabled(bool(chosen))

    def _remove(self) -> None:
        action = registry.action(f"{self.kind}.remove")
        chosen = [self.runner.current(row) for row in self.chosen()]
        self.accept()
        self.runner.run(action, chosen, Options())


def ticked(row: Row) -> bool:
    """Whether it begins ticked: volumes that somebody named hold what may be the only copy, so those do not."""
    return not (isinstance(row, VolumeRow) and not row.volume.anonymous)


def _amounts(rows: list[Row]) -> list[int]:
    """Bytes, an image with several names once."""
    once: dict[str, int] = {}
    for row in rows:
        amount = bytes_of(row)
        if amount is not None:
            once[row.image.id if isinstance(row, ImageRow) else str(row.key)] = amount
    return list(once.values())


def _about(row: Row, at: datetime) -> str:
    match row:
        case ContainerRow():
            return container_status(row.container, at)
        case ImageRow():
            return ago(row.image.created, at)
        case VolumeRow():
            return tr("Unused", "anonymous") if row.volume.anonymous else ago(row.volume.created, at)
        case NetworkRow():
            return row.network.driver


def _titles() -> dict[Kind, str]:
    return {
        Kind.CONTAINER: tr("Unused", "Remove containers that do not run?"),
        Kind.IMAGE: tr("Unused", "Remove unused images?"),
        Kind.VOLUME: tr("Unused", "Remove unused volumes?"),
        Kind.NETWORK: tr("Unused", "Remove unused networks?"),
    }


def _texts() -> dict[Kind, str]:
    return {
        Kind.CONTAINER: tr("Unused", "Files written inside them are lost. Volumes are kept."),
        Kind.IMAGE: tr(
            "Unused", "No container was made from these. To use one again it has to be pulled or built anew."
        ),
        Kind.VOLUME: tr(
            "Unused", "No container mounts these. Their files are lost for good; named ones are not ticked at first."
        ),
        Kind.NETWORK: tr("Unused", "No container is on these. Containers are kept."),
    }


def _nothing() -> dict[Kind, str]:
    return {
        Kind.CONTAINER: tr("Unused", "Every container runs."),
        Kind.IMAGE: tr("Unused", "Every image is used by a container."),
        Kind.VOLUME: tr("Unused", "Every volume is used by a container."),
        Kind.NETWORK: tr("Unused", "Every network is used by a container."),
    }


def _button(kind: Kind, n: int) -> str:
    match kind:
        case Kind.IMAGE:
            return plural("Unused", "Remove %n image", "Remove %n images", n)
        case Kind.VOLUME:
            return plural("Unused", "Remove %n volume", "Remove %n volumes", n)
        case Kind.NETWORK:
            return plural("Unused", "Remove %n network", "Remove %n networks", n)
        case _:
            return plural("Unused", "Remove %n container", "Remove %n containers", n)
