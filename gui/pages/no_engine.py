"""The page that stands where no engine answers: what is wrong, the fix, other engines, what was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.look import paint
from gui.look.icons import paint_icon
from gui.look.look import look
from gui.texts import no_engine as texts
from gui.widgets.button import Button, Link
from gui.widgets.copying import CopyLine, copy_text
from gui.widgets.engine_list import EngineList, empty_layout
from gui.widgets.field import IconMark
from gui.widgets.words import MIDDLE, ElideLabel, Paragraph, Words
from models.words import DASH, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from engine.diagnosis import Check, Diagnosis
    from engine.records import Host

WIDTH = 640
TRIED = 220
NARROW = 560
MARKS = {True: ("check-circle", "ok"), False: ("x-circle", "err"), None: ("question", "idle")}


class _Badge(QWidget):
    """The tinted square with an icon that opens the page."""

    def __init__(self, icon: str, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._level = icon, level
        look().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(look().px(48), look().px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tint, and the icon at 24."""
        painter = QPainter(self)
        tokens = look().tokens
        edge = tokens.color(self._level) if tokens.tint_border else None
        rect = QRectF(self.rect())
        paint.box(painter, rect, tokens.color(f"{self._level}tint"), edge, tokens.tint_border, look().pxf(6))
        side = look().pxf(22)
        middle = (self.width() - side) / 2
        paint_icon(painter, QRectF(middle, middle, side, side), self._icon, tokens.color(self._level))


class NoEnginePage(QScrollArea):
    """All of it, centred, at most 640 wide.

    Signals:
        retry_asked: try the same engine again now.
        connect_asked: use another engine (`Host`).
        private_asked: start a private engine.
    """

    retry_asked = Signal()
    connect_asked = Signal(object)
    private_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("no-engine")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._diagnosis: Diagnosis | None = None
        self._version = ""
        self.title = Words("", "title", wrap=True)
        self.cause = Paragraph("", "body", "text2")
        self.again = Button(tr("NoEngine", "Try again"), "arrow-clockwise", "primary", tall=True)
        self.again.clicked.connect(self.retry_asked)
        self.private = Button(tr("NoEngine", "Start a private engine"), "play", tall=True)
        self.private.clicked.connect(self.private_asked)
        self.countdown = Words("", "secondary", "text2", wrap=True)
        self.private_words = Words("", "secondary", "text2", wrap=True)
        self.fix_head = Words("", "header", "text2", wrap=True)
        self.fix = CopyLine()
        self.others_head = Words(tr("NoEngine", "Other engines found"), "group")
        self.others = EngineList()
        self.others.connect_asked.connect(self.connect_asked)
        self.tried_head = Words(tr("NoEngine", "What was tried"), "group")
        self.copy = Link(tr("NoEngine", "Copy report"))
        self.copy.clicked.connect(self._copy_report)
        self.tried = QGridLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        px = look().px
        body = QWidget(self)
        body.setObjectName("no-engine-body")
        self._column = QVBoxLayout()
        column = self._column
        column.setSpacing(px(12))
        badge = _Badge("desktop", "err")
        column.addWidget(badge)
        column.addSpacing(px(8))
        for widget in (self.title, self.cause):
            column.addWidget(widget)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(12))
        for button in (self.again, self.private):
            self._buttons.addWidget(button)
        self._buttons.addWidget(self.countdown, 1)
        column.addSpacing(px(4))
        column.addLayout(self._buttons)
        column.addWidget(self.private_words)
        column.addSpacing(px(8))
        column.addWidget(self.fix_head)
        column.addWidget(self.fix)
        column.addSpacing(px(16))
        column.addWidget(self.others_head)
        column.addWidget(self.others)
        column.addSpacing(px(16))
        head = QHBoxLayout()
        head.addWidget(self.tried_head, 1)
        head.addWidget(self.copy)
        column.addLayout(head)
        self.tried.setHorizontalSpacing(px(10))
        self.tried.setVerticalSpacing(px(8))
        self.tried.setColumnStretch(2, 1)
        column.addLayout(self.tried)
        column.addStretch(1)
        inner = QWidget(body)
        inner.setLayout(column)
        self._inner = inner
        outer = self._outer = QHBoxLayout(body)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        look().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = look().px
        self._inner.setMaximumWidth(px(WIDTH))
        self.tried.setColumnMinimumWidth(1, px(TRIED))
        self._give_way()

    def _give_way(self) -> None:
        """Stand lower where there is height to spare; words beside the buttons go below them where it is narrow."""
        px = look().px
        self._outer.setContentsMargins(px(24), min(px(96), max(px(24), self.height() // 9)), px(24), px(24))
        narrow = self.width() < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._buttons.direction() != way:
            self._buttons.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._give_way()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface that panes have."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look().color("base"))
        painter.end()
        super().paintEvent(event)

    def show_diagnosis(self, diagnosis: Diagnosis, version: str) -> None:
        """Say what is wrong with an engine, and what may help."""
        if diagnosis == self._diagnosis:
            return
        self._diagnosis, self._version = diagnosis, version
        self.title.setText(texts.sentence(diagnosis))
        self.cause.setText(texts.cause(diagnosis))
        line = texts.fix_line(diagnosis)
        self.fix_head.setText(texts.fix_head(diagnosis))
        self.fix.set_text(line)
        for widget in (self.fix_head, self.fix):
            widget.setVisible(bool(line))
        self._show_checks(diagnosis.checks)

    def show_private(self, reason: str, *, offered: bool = False) -> None:
        """Offer a private engine, or say why there is none, and offer it all the same where it may yet be `offered`."""
        self.private.setEnabled(True)
        self.private.setVisible(offered or not reason)
        self.private_words.setText(reason)
        self.private_words.setVisible(bool(reason))

    def show_starting(self) -> None:
        """A private engine is being started."""
        self.private.setEnabled(False)
        self.private_words.setText(tr("NoEngine", "A private engine is being started. This takes some seconds."))
        self.private_words.show()

    def show_others(self, hosts: Sequence[tuple[Host, bool | None]]) -> None:
        """Show other engines that were found, each with whether it answers."""
        for widget in (self.others_head, self.others):
            widget.setVisible(bool(hosts))
        self.others.set_hosts(hosts)

    def show_countdown(self, words: str) -> None:
        """Say when it is tried again."""
        self.countdown.setText(words)

    def _show_checks(self, checks: Sequence[Check]) -> None:
        empty_layout(self.tried)
        for line, check in enumerate(checks):
            icon, ink = MARKS[check.passed]
            self.tried.addWidget(IconMark(icon, ink), line, 0)
            self.tried.addWidget(Words(texts.check_words(check)), line, 1)
            self.tried.addWidget(ElideLabel(texts.check_value(check) or DASH, "mono", "text2", mode=MIDDLE), line, 2)

    def _copy_report(self) -> None:
        if self._diagnosis is not None:
            copy_text(texts.report(self._diagnosis, self._version), self)
