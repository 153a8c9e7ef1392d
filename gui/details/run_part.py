"""The `docker run` of a container in its overview: secrets masked where it is read, real where it is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.errors import EngineError
from gui.actions import run_command
from gui.look import paint
from gui.look.look import look
from gui.widgets.copying import CopyButton
from gui.widgets.plain_box import PlainBox
from gui.widgets.section import Section
from gui.widgets.words import Words
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from engine.records import Container
    from gui.actions.runner import ActionRunner
    from models.run_line import RunLine

MOST_LINES = 10


class _Sunken(QWidget):
    """The command on its surface, with what it cannot say below."""

    def __init__(self) -> None:
        super().__init__()
        self.box = PlainBox(MOST_LINES)
        self.notes = Words("", "secondary", "text2", wrap=True)
        self.notes.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.box)
        self._column.addWidget(self.notes)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        look().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(12), px(8), px(8), px(8))
        self._column.setSpacing(px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sunken surface with an edge."""
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, look().color("sunken"), look().color("line"), 1, look().pxf(6))


class RunPart(Section):
    """Shown as soon as the engine has told of the container.

    Args:
        runner: whose session is asked.
    """

    def __init__(self, runner: ActionRunner) -> None:
        super().__init__(tr("RunCommand", "Same as this command"))
        self._runner = runner
        self._read_of: tuple[object, ...] | None = None
        self.line: RunLine | None = None
        self.copy = CopyButton(tr("RunCommand", "the command"), self._copied)
        self.add_tool(self.copy)
        self._body_made = _Sunken()
        self.box = self._body_made.box
        self.set_body(self._body_made)
        self.hide()

    def wants(self, container: Container) -> bool:
        """Whether it has to be read: it is another, or something of it changed."""
        return self._read_of != _told(container)

    def forget(self) -> None:
        """Another container."""
        self.line = self._read_of = None
        self.hide()

    async def read(self, container: Container) -> None:
        """Ask, and show it. What goes wrong is told where the container is."""
        try:
            line = await run_command.read(self._runner.session, container)
        except EngineError:
            return
        self._read_of = _told(container)
        self.show_line(line)

    def show_line(self, line: RunLine) -> None:
        """Show the command."""
        self.line = line
        shown = line.shown()
        if shown != self.box.toPlainText():
            self.box.setPlainText(shown)
        self.box.setAccessibleName(tr("RunCommand", "Same as this command: {line}").replace("{line}", shown))
        self._body_made.notes.setText("\n".join(line.notes))
        self._body_made.notes.setVisible(bool(line.notes))
        self.show()

    def _copied(self) -> str:
        return "" if self.line is None else self.line.copied()


def _told(container: Container) -> tuple[object, ...]:
    """What the command depends on, as far as it can change while a container lives."""
    detail = container.detail
    names = tuple((point.network, point.aliases) for point in container.endpoints)
    if detail is None:
        return (container.id, container.name, names)
    limits = (detail.cpu_limit, detail.memory_limit, detail.pids_limit)
    return (container.id, container.name, names, *limits, detail.restart_policy, detail.restart_maximum)
