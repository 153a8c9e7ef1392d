"""An image's layers: its history, the oldest first, with a bar for the size of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from engine.errors import EngineError, NotFound, Unreachable
from gui.actions.names import shown_name
from gui.details.tab import READ, Page
from gui.look.look import look
from gui.texts.errors import explain
from gui.widgets.lines import HLine
from gui.widgets.meters import Meter
from gui.widgets.notice import EmptyState
from gui.widgets.words import Value, Words
from models.words import DASH, clean, plural, size, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import Layer
    from gui.actions.runner import ActionRunner

_SHELL = re.compile(r"^(?:RUN )?(?:\|\d+ (?:\S+=\S* )*)?/bin/sh -c (?:#\(nop\)\s*)?")
_BUILDKIT = re.compile(r"\s*# buildkit\s*$")
_DIGEST = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")
_CHECK = re.compile(r"^HEALTHCHECK &\{\[(.*?)\]")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
BAR = 44


def instruction(created_by: str) -> str:
    """What a layer was made by, as the Dockerfile said it: without the shell and the builder's marks."""
    text = _BUILDKIT.sub("", _SHELL.sub("", created_by.strip()))
    check = _CHECK.match(text)
    if check is not None:  # the builder writes down its own structure, not the line
        text = " ".join(("HEALTHCHECK", *_QUOTED.findall(check.group(1))))
    return clean(" ".join(_DIGEST.sub(r"\1", text).split()), 2_000)


def title_of(layer: Layer) -> str:
    """What a layer is called: its instruction; where none is known, what was noted at its making."""
    note = clean(" ".join(layer.comment.split()), 200)
    return instruction(layer.created_by) or note or tr("Layers", "Imported, without a record of how it was made")


class ImageLayers(Page):
    """The layers of one image."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self.layers: tuple[Layer, ...] = ()
        self._shown = ""
        self.summary = Words("", "body", "text2")
        self.empty = EmptyState("")
        self.empty.hide()
        self._list: QWidget | None = None
        self.column.addWidget(self.summary)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def fresh(self) -> None:
        """Another image."""
        if self.row.image.id != self._shown:
            self._shown = self.row.image.id
            self.tasks.cancel(READ)
            self._show(())
            self.summary.setText("")

    def fill(self) -> None:
        """Ask once."""
        identity = self.row.image.id
        if not self.layers and self.may_ask and not self.tasks.running(READ):
            self.tasks.start(READ, self._read(identity))

    async def _read(self, identity: str) -> None:
        try:
            layers = await self.runner.session.engine.images.history(identity)
        except (NotFound, Unreachable):
            return  # the row, or the banner, says so
        except EngineError as error:
            self.empty.say(explain(error, shown_name(self.row)).sentence)
            self.empty.show()
        else:
            self.empty.hide()
            self._show(tuple(reversed(layers)))

    def _show(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        if self._list is not None:
            self.column.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
            self._list = None
        if layers:
            whole = size(sum(layer.size or 0 for layer in layers))
            count = plural("Layers", "%n layer", "%n layers", len(layers))
            self.summary.setText(tr("Layers", "{count}, {size}").format(count=count, size=whole))
            self._list = _rows(self.layers)
            self.column.insertWidget(2, self._list)


def _rows(layers: Sequence[Layer]) -> QWidget:
    px = look().px
    widget = QWidget()
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(10))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for column, title in ((0, tr("Layers", "#")), (1, tr("Layers", "Instruction")), (3, tr("Layers", "Size"))):
        head = Words(title, "header", "text2")
        grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignVCenter if column == 1 else right)
    grid.setRowMinimumHeight(0, px(28))
    grid.addWidget(HLine(), 1, 0, 1, 4)
    largest = max((layer.size or 0 for layer in layers), default=0) or 1
    for number, layer in enumerate(layers, 1):
        line = number + 1
        ink = "text" if layer.size else "text3"
        grid.addWidget(Words(str(number), "secondary", "text3"), line, 0, right)
        role = "mono" if layer.created_by.strip() else "body"
        grid.addWidget(Value(title_of(layer), role, ink), line, 1)
        words = size(layer.size) or DASH
        if layer.size:
            bar = Meter(words)
            bar.setFixedWidth(px(BAR))
            bar.set(layer.size / largest, "fill")
            grid.addWidget(bar, line, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Words(words, "body", ink), line, 3, right)
        grid.setRowMinimumHeight(line, px(32))
    return widget
