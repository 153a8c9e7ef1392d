"""Asks for times of a log: where to jump to, or from when until when to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout

from gui.look.look import look
from gui.widgets.dialog import Dialog
from gui.widgets.field import Field
from gui.widgets.words import Words
from models.log_moments import BEGINNING, END, SECOND, Around, read_moment
from models.ticks import clock
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TimeDialog(Dialog):
    """One time, or since and until.

    Args:
        around: what typed times are told from.
        span: whether two are asked for; either may be left empty.

    Signals:
        chosen: a span of nanoseconds since 1970; of one time both are it.
    """

    chosen = Signal(object)

    def __init__(self, around: Around, parent: QWidget | None = None, *, span: bool = False) -> None:
        title = tr("Log", "Show a span of time") if span else tr("Log", "Jump to a time")
        super().__init__(title, parent, width=440)
        self.setObjectName("log-time")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._around = around
        hint = tr("Log", "14:32, 2026-11-24 14:32:05, 10 min ago")
        empty = (tr("Log", "From its beginning"), tr("Log", "To its end, also of what comes"))
        names = (tr("Log", "Since"), tr("Log", "Until")) if span else (tr("Log", "Time"),)
        self.fields = [Field(name, empty[at] if span else hint) for at, name in enumerate(names)]
        self._form = QFormLayout()
        for name, field in zip(names, self.fields, strict=True):
            self._form.addRow(Words(name, "name"), field)
            field.changed.connect(lambda _text: self._check())
        self.body.addLayout(self._form)
        self.told = Words("", "secondary", "text2", wrap=True)
        self.body.addWidget(self.told)
        self._hint = hint
        self.add_cancel()
        self.go = self.add_button(tr("Log", "Show") if span else tr("Log", "Jump"), "primary", default=True)
        self.go.clicked.connect(self._choose)
        self._form.setSpacing(look().px(10))
        self._check()
        self.focus_first(self.fields[0].edit)

    @property
    def span(self) -> tuple[int, int] | None:
        """What is typed, None where it is no time."""
        ends = (BEGINNING, END)
        found: list[int] = []
        for at, field in enumerate(self.fields):
            text = field.text().strip()
            moment = read_moment(text, self._around) if text else ends[at] if len(self.fields) > 1 else None
            if moment is None:
                return None
            found.append(moment)
        start, end = found[0], found[-1]
        return (start, end) if start <= end else None

    def _check(self) -> None:
        span = self.span
        typed = any(field.text().strip() for field in self.fields)
        self.go.setEnabled(span is not None and (typed or len(self.fields) > 1))
        if not typed:
            self.told.setText(tr("Log", "Such as {examples}").format(examples=self._hint))
        elif span is None:
            self.told.setText(self._wrong())
        else:
            self.told.setText(self._said(span))

    def _wrong(self) -> str:
        bad = [one.text().strip() for one in self.fields if one.text().strip() and self._is_none(one.text())]
        if not bad:
            return tr("Log", "It ends before it begins.")
        return tr("Log", "That is no time that can be read. Such as {examples}").format(examples=self._hint)

    def _is_none(self, text: str) -> bool:
        return read_moment(text, self._around) is None

    def _said(self, span: tuple[int, int]) -> str:
        words = [clock(at / SECOND, seconds=True) for at in span if BEGINNING < at < END]
        return " – ".join(dict.fromkeys(words))

    def _choose(self) -> None:
        if self.span is not None:
            self.chosen.emit(self.span)
            self.accept()
