"""How a log is read: the View menu, the fields that are columns, the record in the drawer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCursor

from gui.widgets.copying import copy_text
from gui.widgets.menu import Menu
from models.log_field_names import FieldNames
from models.log_fields import field_text
from models.log_lines import TimeForm, clock
from models.log_options import MOST_FIELDS, NARROW, WIDE, LogOptions, log_options
from models.words import clean, plural, tr
from models.worker import in_thread

if TYPE_CHECKING:
    from gui.widgets.log_board import LogBoard
    from gui.widgets.log_record import RecordDrawer

SAMPLE = 200
"""Lines that are looked at for their fields at a time."""

_SAMPLE_MS = 300
_MOST_SAMPLES = 50
_RECORD, _FOLD = "record", "fold"
_LONGEST_VALUE = 40


def times_title(form: TimeForm) -> str:
    """What a form of times is called."""
    return {
        TimeForm.OFF: tr("Log", "No times"),
        TimeForm.LOCAL: tr("Log", "Local time"),
        TimeForm.UTC: tr("Log", "UTC"),
        TimeForm.RELATIVE: tr("Log", "How long ago"),
    }[form]


class LogReading(QObject):
    """Reads the log of a board as the options say, and shows whole records.

    Args:
        board: whose view it is.
        wide: whether it takes the options of wide logs.
    """

    def __init__(self, board: LogBoard, *, wide: bool) -> None:
        super().__init__(board)
        self._board = board
        self._view = board.view
        self._form = WIDE if wide else NARROW
        self.fields = FieldNames()
        self.drawer: RecordDrawer | None = None
        self._samples = 0
        self._sampled = (0, 0)
        self._auto: tuple[str, ...] = ()
        self._sample_timer = QTimer(self)
        self._sample_timer.setSingleShot(True)
        self._sample_timer.setInterval(_SAMPLE_MS)
        self._sample_timer.timeout.connect(self._sample)
        log_options().changed.connect(self.apply)
        self._view.zoomed.connect(lambda percent: self.change(zoom=percent))
        self._view.field_clicked.connect(self._field_clicked)
        self._view.record_wanted.connect(self.open_record)
        self._view.fold_clicked.connect(self.unfold)

    @property
    def options(self) -> LogOptions:
        """How the log is read now."""
        return log_options().of(self._form)

    def change(self, **changes: Any) -> None:
        """Read this log, and all others like it, otherwise."""
        log_options().set(self._form, self.options._replace(**changes))

    def again(self) -> None:
        """Another log is shown."""
        self.fields = FieldNames()
        self._samples, self._sampled, self._auto = 0, (0, 0), ()
        self.close_record()
        self.apply()
        self.follow()

    def follow(self) -> None:
        """Lines have come: look for fields in them."""
        store = self._view.store
        ends = (store.first, store.end)
        new = ends != self._sampled and self._samples < _MOST_SAMPLES and len(store) > 0
        if self.options.records and new and not self._sample_timer.isActive():
            self._sample_timer.start()

    def apply(self) -> None:
        """Show the log as the options say."""
        view, options = self._view, self.options
        columns = view.columns._replace(
            times=options.times,
            sources=self._form == WIDE and len(view.store.sources) > 1,
            levels=options.levels,
            fields=self.columns if options.records else (),
        )
        view.set_columns(columns)
        view.set_form(view.form._replace(records=options.records))
        self._board.header.set_numbers(self.fields.numbers)
        self._board.header.setVisible(self._form == WIDE or bool(columns.fields))
        if options.wrap != view.wrap:
            view.set_wrap(options.wrap)
        view.set_zoom(options.zoom)
        view.folding = options.folded
        view.is_unfolded = self._board.picking.unfolded.begins
        self._board.picking.set_folding(options.folded)

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that are columns: those that were chosen and that are there, or those that suggest themselves."""
        chosen = self.options.fields
        if chosen is None:
            return self._auto
        return tuple(name for name in chosen if name in self.fields.names)

    def set_field(self, name: str, *, shown: bool) -> None:
        """Make a field a column, or one no more."""
        now = [one for one in (self.columns if self.options.fields is None else self.options.fields) if one != name]
        self.change(fields=tuple([*now, name] if shown else now)[-MOST_FIELDS:])

    # Menus

    def menu(self) -> Menu:
        """The View menu."""
        options, change = self.options, self.change
        menu = Menu(tr("Log", "View"), self._board)
        for form in TimeForm:
            menu.add(times_title(form), partial(change, times=form), checked=options.times is form)
        menu.addSeparator()
        menu.add(tr("Log", "Wrap long lines"), partial(change, wrap=not options.wrap), checked=options.wrap)
        menu.add(tr("Log", "Level column"), partial(change, levels=not options.levels), checked=options.levels)
        folded = options.folded
        menu.add(tr("Log", "Fold stack traces"), partial(change, folded=not folded), checked=folded)
        records = options.records
        menu.add(tr("Log", "Read JSON and logfmt"), partial(change, records=not records), checked=records)
        if records:
            self._add_fields(menu)
        menu.addSeparator()
        view = self._view
        menu.add(tr("Log", "Larger"), partial(view.zoom_by, 1), keys="Ctrl++", icon="magnifying-glass-plus")
        menu.add(tr("Log", "Smaller"), partial(view.zoom_by, -1), keys="Ctrl+-", icon="magnifying-glass-minus")
        usual = tr("Log", "Usual size ({n} %)").format(n=options.zoom)
        menu.add(usual, partial(view.set_zoom, 100), keys="Ctrl+0", enabled=options.zoom != 100)
        return menu

    def fields_menu(self) -> Menu:
        """The menu of the fields that are columns."""
        menu = Menu(tr("Log", "Fields"), self._board)
        self._fill_fields(menu)
        return menu

    def _add_fields(self, menu: Menu) -> None:
        names = self.fields.names
        if not names:
            menu.add(tr("Log", "No fields"), enabled=False)
            return
        below = self.fields_menu()
        below.setTitle(plural("Log", "{n} field", "{n} fields", len(names)).format(n=len(names)))
        menu.addMenu(below)

    def _fill_fields(self, menu: Menu) -> None:
        shown = self.columns
        for name in self.fields.names:
            act = partial(self.set_field, name, shown=name not in shown)
            menu.add(clean(name, _LONGEST_VALUE), act, checked=name in shown)
        menu.addSeparator()
        suggested = self.options.fields is None
        menu.add(tr("Log", "What suggests itself"), partial(self.change, fields=None), checked=suggested)
        menu.add(tr("Log", "No columns"), partial(self.change, fields=()), enabled=bool(shown))

    def _field_clicked(self, name: str, value: object) -> None:
        self.field_menu(name, value).open_at(QCursor.pos())

    def field_menu(self, name: str, value: object) -> Menu:
        """What can be done with the value of a field."""
        text = field_text(value)
        menu = Menu(clean(name, _LONGEST_VALUE), self._board)
        self.add_filters(menu, name, value)
        menu.add(tr("Log", "Copy the value"), partial(copy_text, text, self._board), icon="copy")
        menu.addSeparator()
        hide = partial(self.set_field, name, shown=False)
        menu.add(tr("Log", "Hide this column"), hide, enabled=name in self.columns)
        return menu

    def add_filters(self, menu: Menu, name: str, value: object) -> None:
        """Add filtering by the value of a field to a menu."""
        plain = isinstance(value, str | int | float) and not isinstance(value, bool)
        words = str(value) if plain else field_text(value)
        said = f"{clean(name, _LONGEST_VALUE)} = {clean(words, _LONGEST_VALUE)}"
        wanted = self._board.filter_by
        only = tr("Log", "Only {what}").replace("{what}", said)
        rest = tr("Log", "Not {what}").replace("{what}", said)
        menu.add(only, partial(wanted, f"{name} = {words}"), icon="funnel")
        menu.add(rest, partial(wanted, f"{name} != {words}"))

    # Folding

    def unfold(self, number: int) -> None:
        """Show all lines of the record of a line, or fold them again."""
        self._board.scope.start(_FOLD, self._unfold(number))

    async def _unfold(self, number: int) -> None:
        from models.log_record import record_at

        picking = self._board.picking
        blocks = self._view.store.snapshot()
        record = await in_thread(lambda: record_at(blocks, number), "log record")
        if record is not None and record.last > record.first:
            picking.unfold(record.first, record.last, unfolded=not picking.unfolded.has(record.first))

    # The record

    def open_record(self, number: int) -> None:
        """Show the record of a line in the drawer."""
        self._board.scope.start(_RECORD, self._read_record(number))

    def step_record(self, steps: int) -> None:
        """Show the record beside the one that is shown."""
        record = None if self.drawer is None else self.drawer.record
        if record is None:
            return
        number = record.last if steps > 0 else record.first
        moved = self._view.moved_line(number, steps)
        if moved != number:
            self.open_record(moved)

    def close_record(self) -> None:
        """Put the drawer away; the lines have the keyboard."""
        if self.drawer is not None and not self.drawer.isHidden():
            had = self.drawer.isAncestorOf(self.drawer.window().focusWidget())
            self.drawer.hide()
            if had:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _read_record(self, number: int) -> None:
        from gui.widgets.log_record import RecordDrawer
        from gui.widgets.log_selection import LINE_END, Position
        from models.log_record import record_at

        view = self._view
        blocks = view.store.snapshot()
        record = await in_thread(lambda: record_at(blocks, number), "log record")
        if record is None:
            return
        if self.drawer is None:
            self.drawer = RecordDrawer()
            self.drawer.closed.connect(self.close_record)
            self.drawer.stepped.connect(self.step_record)
            self._board.split.addWidget(self.drawer)
            self._board.split.setStretchFactor(0, 1)
        line = record.line
        time = clock(line.stamp, utc=self.options.times is TimeForm.UTC, dated=True) if line.stamp else ""
        sources = view.store.sources
        source = sources[line.source] if line.source < len(sources) else ""
        stream = {1: "stdout", 2: "stderr"}.get(line.stream, "")
        self.drawer.show_record(record, " · ".join(part for part in (time, clean(source), stream) if part))
        view.set_following(False)
        view.selection.select(Position(record.first, 0), Position(record.last, LINE_END))
        view.show_line(record.first)
        view.viewport().update()

    # Fields

    def _sample(self) -> None:
        """Look at lines at the end for their fields, and at some of the beginning the first time."""
        store = self._view.store
        begun = max(store.first, self._sampled[1], store.end - SAMPLE)
        lines = store.lines_now(begun, store.end)
        if not self._samples:
            lines += store.lines_now(store.first, min(begun, store.first + SAMPLE))
        self._samples += 1
        self._sampled = (store.first, store.end)
        before = (self.fields.names, self.fields.numbers)
        self.fields.see(line.text for line in lines)
        if len(self._auto) < len(self.fields.suggested):
            self._auto = self.fields.suggested
        if before != (self.fields.names, self.fields.numbers):
            self.apply()
