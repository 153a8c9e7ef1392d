"""The images pane: with a bar of what is used and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.kinds import Kind
from gui.look.look import look
from gui.panes.base import Pane
from gui.panes.spec import PaneSpec
from gui.widgets.button import Button
from gui.widgets.delegate import RowLook
from gui.widgets.lines import HLine
from gui.widgets.meters import Part, SplitBar
from models import images
from models.words import size, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gui.panes.services import Services
    from models.rows import ImageRow


def spec() -> PaneSpec:
    """The pane as data."""
    return PaneSpec(
        name="images",
        kind=Kind.IMAGE,
        title=tr("Images", "Images"),
        hint=tr("Images", "Filter, e.g. used:no size:>500MB tag:latest"),
        empty=tr("Images", "This engine has no images yet."),
        nothing=tr("Images", "No image matches {filter}"),
        row_look=RowLook(icon="stack", faint=images.faint),
        columns=images.columns,
        overflow=("image.measure", "image.remove_unused"),
        summary=lambda rows: size(sum(total for total, _ in _sizes(rows).values())),
    )


def _sizes(rows: Sequence[ImageRow]) -> dict[str, tuple[int, str]]:
    """Bytes and use ("used", "unused", "untagged") of each image, once however many references it has."""
    found: dict[str, tuple[int, str]] = {}
    for row in rows:
        use = "used" if row.users else "unused" if row.image.tags else "untagged"
        found[row.image.id] = (row.image.size or 0, use)
    return found


class UsageStrip(QWidget):
    """How many bytes are in use, and the way to be rid of the rest. Layers that images share are counted for each."""

    def __init__(self, pane: Pane) -> None:
        super().__init__(pane)
        self.bar = SplitBar()
        self.button = Button("", "trash")
        self._spare = 0
        self.button.clicked.connect(lambda: pane.run("image.remove_unused"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self.button)
        look().changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, rows: Sequence[ImageRow]) -> None:
        """Show what these come to."""
        totals = {"used": 0, "unused": 0, "untagged": 0}
        for bytes_, use in _sizes(rows).values():
            totals[use] += bytes_
        parts = [Part(tr("Images", "In use"), size(totals["used"]), totals["used"], "accent")]
        parts.append(Part(tr("Images", "Unused"), size(totals["unused"]), totals["unused"], "outline"))
        if totals["untagged"]:
            parts.append(Part(tr("Images", "No tag"), size(totals["untagged"]), totals["untagged"], "warn"))
        self.bar.set_parts(parts)
        self._spare = totals["unused"] + totals["untagged"]
        self.button.setVisible(self._spare > 0)
        self._say()
        self.setVisible(bool(rows))

    def _say(self) -> None:
        """The button says how much it may free (layers that others share stay) where the bar leaves room for that."""
        if not self._spare:
            return
        brief = tr("Images", "Remove unused…")
        whole = tr("Images", "Remove unused (up to {size})…").format(size=size(self._spare))
        self.button.setText(whole)
        room = self.width() - self.button.sizeHint().width() - look().px(16 + 24 + 16)
        if self.width() and room < self.bar.names_width():
            self.button.setText(brief)
        self.button.setAccessibleName(whole)
        self.button.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words as there is room."""
        super().resizeEvent(event)
        self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface of the table below."""
        QPainter(self).fillRect(self.rect(), look().color("base"))

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(16), px(7), px(16), px(7))
        self._row.setSpacing(px(24))
        self._say()


class ImagesPane(Pane):
    """Images."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(spec(), services, parent)
        self.strip = UsageStrip(self)
        self.above.addWidget(self.strip)
        self.above.addWidget(HLine())
        for signal in (self.model.countsChanged, self.model.dataChanged):
            signal.connect(self._show_strip)
        self._show_strip()

    def _show_strip(self, *_what: Any) -> None:
        self.strip.show_rows(self.model.rows())


def make(services: Services, parent: QWidget) -> ImagesPane:
    """The pane."""
    return ImagesPane(services, parent)
