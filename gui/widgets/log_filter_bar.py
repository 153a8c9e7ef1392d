"""The filter row of a log: what lines must have and must not, as chips; which levels are shown, as toggles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import IconButton
from gui.widgets.chip import MINUS, PLUS, Chip
from gui.widgets.log_toggle import LevelToggle
from gui.widgets.toasts import announce
from gui.widgets.words import tip_of
from models.log_condition import read_condition, test_of
from models.log_filter import CONTEXTS, MOST_CONDITIONS, STREAMS, Filter
from models.log_find import LONGEST, Refused
from models.log_levels import LEVELS
from models.words import clean, plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from models.log_condition import Condition

HEIGHT = 40
_ROW = 32
_LEFT, _GAP, _FIELD = 16, 6, 120
_WORDS_FROM = 620
_STREAMS = {1: "stdout", 2: "stderr"}


class FilterBar(QWidget):
    """“+ checkout ×  − /healthz ×  Add filter…        Error 64  Warn 412  Info 3,918  Debug 0”.

    Signals:
        changed(Filter): other lines are to be shown.
        named(str): the present filter is to be kept under that name.
        forgotten(str): what is kept under that name is to go.
    """

    changed = Signal(object)
    named = Signal(str)
    forgotten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._naming = False
        self.names: Callable[[], Mapping[str, Filter]] = dict
        self.time_words: Callable[[tuple[int, int]], str] = str
        self.chips: list[Chip] = []
        self.setAccessibleName(tr("Log", "Filter"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more = IconButton("funnel", tr("Log", "Filter"), parent=self)
        self.more.clicked.connect(self._open_more)
        self.edit = QLineEdit(self)
        self.edit.setProperty("kind", "bare")
        self.edit.setFrame(False)
        self.edit.setMaxLength(LONGEST)
        self.edit.installEventFilter(self)
        self.edit.returnPressed.connect(self._take_text)
        self.toggles = {level: LevelToggle(level, self) for level in LEVELS}
        for toggle in self.toggles.values():
            toggle.toggled.connect(self._take_levels)
        look().changed.connect(self._place)
        self._ask()
        self._place()

    @property
    def filter(self) -> Filter:
        """What it says now."""
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Say another filter; told to others where it is one."""
        if wanted == self._filter:
            return
        self._filter = wanted
        for level, toggle in self.toggles.items():
            toggle.blockSignals(True)  # noqa: FBT003 - Qt's
            toggle.setChecked(level not in wanted.hidden_levels)
            toggle.blockSignals(False)  # noqa: FBT003
            toggle.update()
        self._make_chips()
        self.changed.emit(wanted)

    def set_counts(self, counts: Sequence[int]) -> None:
        """How many lines are of each level, in the order of `LEVELS`."""
        changed = [toggle.set_count(count) for toggle, count in zip(self.toggles.values(), counts, strict=True)]
        if any(changed):
            self._place()

    def say_problem(self, words: str) -> None:
        """What is wrong with the filter, "" for nothing."""
        if words != self.edit.accessibleDescription():
            self.edit.setAccessibleDescription(words)
            self.edit.setToolTip(tip_of(words or _help()))
            if words:
                announce(self, words)
            self.update()

    def add(self, written: str) -> bool:
        """Add a condition as a person writes it; whether it is one."""
        condition = read_condition(written)
        return condition is not None and self.add_condition(condition)

    def add_condition(self, condition: Condition) -> bool:
        """Add a condition; whether it can be one."""
        try:
            test_of(condition)
        except Refused as error:
            self.say_problem(str(error))
            return False
        self.say_problem("")
        conditions = self._filter.conditions
        if condition not in conditions and len(conditions) < MOST_CONDITIONS:
            self.set_filter(self._filter._replace(conditions=(*conditions, condition)))
        return True

    # Own

    def _ask(self) -> None:
        self._naming = False
        self.edit.clear()
        self.edit.setAccessibleName(tr("Log", "Add a filter"))
        self.edit.setPlaceholderText(tr("Log", "Add filter…"))
        self.edit.setToolTip(tip_of(_help()))

    def _ask_name(self) -> None:
        self._naming = True
        self.edit.clear()
        self.edit.setAccessibleName(tr("Log", "Name of this filter"))
        self.edit.setPlaceholderText(tr("Log", "Name of this filter"))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_text(self) -> None:
        text = self.edit.text().strip()
        if self._naming:
            if text:
                self.named.emit(clean(text, 60))
            self._ask()
        elif self.add(text):
            self.edit.clear()

    def _take_levels(self) -> None:
        hidden = frozenset(level for level, toggle in self.toggles.items() if not toggle.isChecked())
        self._filter = self._filter._replace(hidden_levels=hidden)
        self.changed.emit(self._filter)

    def _make_chips(self) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        wanted = self._filter
        for place, one in enumerate(wanted.conditions):
            rest = (*wanted.conditions[:place], *wanted.conditions[place + 1 :])
            self._chip(one.words, MINUS if one.exclude else PLUS, wanted._replace(conditions=rest))
        for stream in sorted(wanted.hidden_streams):
            self._chip(_STREAMS[stream], MINUS, wanted._replace(hidden_streams=wanted.hidden_streams - {stream}))
        if wanted.span is not None:
            self._chip(self.time_words(wanted.span), "", wanted._replace(span=None))
        if wanted.context:
            words = plural("Log", "%n line around", "%n lines around", wanted.context)
            self._chip(words, "", wanted._replace(context=0))
        self._place()

    def _chip(self, text: str, sign: str, without: Filter) -> None:
        chip = Chip(clean(text, 200), sign, parent=self)
        chip.removed.connect(partial(self.set_filter, without))
        chip.show()
        self.chips.append(chip)

    # Its menu

    def _open_more(self) -> None:
        from gui.widgets.menu import Menu

        wanted = self._filter
        menu = Menu(tr("Log", "Filter"), self)
        for stream in STREAMS:
            hidden = stream in wanted.hidden_streams
            other = wanted.hidden_streams ^ {stream}
            words = tr("Log", "Show {stream}").format(stream=_STREAMS[stream])
            menu.add(words, partial(self.set_filter, wanted._replace(hidden_streams=other)), checked=not hidden)
        menu.addSeparator()
        for lines in CONTEXTS:
            words = (
                plural("Log", "%n line around each", "%n lines around each", lines)
                if lines
                else tr("Log", "No lines around")
            )
            act = partial(self.set_filter, wanted._replace(context=lines))
            menu.add(words, act, checked=wanted.context == lines)
        menu.addSeparator()
        names = self.names()
        for name, kept in names.items():
            menu.add(clean(name, 60), partial(self._take_kept, kept), icon="funnel")
        menu.add(tr("Log", "Name this filter…"), self._ask_name, icon="pencil-simple", enabled=wanted.picks)
        for name, kept in names.items():
            if kept == wanted._replace(span=None, shown_sources=None):
                words = tr("Log", "Forget {name}").replace("{name}", clean(name, 60))
                menu.add(words, partial(self.forgotten.emit, name), icon="trash")
        act = partial(self.set_filter, Filter(shown_sources=wanted.shown_sources))
        menu.add(tr("Log", "Show all lines"), act, icon="x", enabled=wanted != Filter())
        menu.open_below(self.more)

    def _take_kept(self, kept: Filter) -> None:
        self.set_filter(kept._replace(shown_sources=self._filter.shown_sources, span=self._filter.span))

    # Qt's

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty field takes the last chip away; Escape leaves naming."""
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self.chips and not self._naming:
                self.chips[-1].removed.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self._naming:
                self._ask()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows or fewer."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(look().px(400), self._height)

    def minimumSizeHint(self) -> QSize:
        """Narrow, since it has more rows then."""
        return QSize(look().px(240), self._height)

    def _place(self) -> None:
        """Chips from the left, row after row; the toggles at the right of the first, or in a row of their own."""
        px, width = look().px, self.width()
        self.edit.setFont(look().font("body"))
        words = width >= px(_WORDS_FROM)
        for toggle in self.toggles.values():
            toggle.set_words_shown(words)
        gap, left, row = px(_GAP), px(_LEFT), px(_ROW)
        right = width - px(12)
        toggles = sum(toggle.sizeHint().width() + gap for toggle in self.toggles.values())
        side = self.more.sizeHint().width()
        need = left + side + gap + sum(chip.sizeHint().width() + gap for chip in self.chips) + px(_FIELD)
        beside = need + toggles <= right
        edge = right - toggles if beside else right
        top = (px(HEIGHT) - row) // 2
        self._put(self.more, left - px(6), top, side)
        at = left + side
        for chip in self.chips:
            wide = min(chip.sizeHint().width(), right - left)
            if at + wide > edge and at > left:
                at, top, edge = left, top + row, right
            self._put(chip, at, top, wide)
            at += wide + gap
        if at + px(_FIELD) > edge:
            at, top, edge = left, top + row, right
        self._put(self.edit, at + px(2), top, min(edge - at - px(2), px(320)))
        first = (px(HEIGHT) - row) // 2
        if not beside:
            top += row
            first = top
        at = right - toggles + gap if beside else left
        for toggle in self.toggles.values():
            self._put(toggle, at, first, toggle.sizeHint().width())
            at += toggle.sizeHint().width() + gap
        height = top + row + (px(HEIGHT) - row) // 2
        if height != self._height:
            self._height = height
            self.updateGeometry()
        self.update()

    _height = HEIGHT

    def _put(self, widget: QWidget, left: int, top: int, width: int) -> None:
        height = min(widget.sizeHint().height(), look().px(28))
        widget.setGeometry(QRect(left, top + (look().px(_ROW) - height) // 2, width, height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line below; below the field where what it says is wrong."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("base"))
        paint.horizontal_hairline(painter, 0, self.width(), self.height() - 1, look().color("line"))
        if self.edit.accessibleDescription():
            rect = self.edit.geometry()
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), look().px(2)), look().color("err"))


def _help() -> str:
    return tr("Log", "checkout · -healthz to leave out · /5\\d\\d/ as an expression · status >= 200 for a field")
