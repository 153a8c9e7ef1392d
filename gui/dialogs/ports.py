"""Published ports in a form: on this computer, in the container, protocol; who holds a port is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.actions import places
from gui.actions.followups import port_holder
from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.field import Choice, Field, Problem
from gui.widgets.words import Words
from models import validate
from models.words import clean, tr

if TYPE_CHECKING:
    from engine.records import Container
    from gui.actions.runner import ActionRunner

CHECK_AFTER = 300
"""Milliseconds without typing after which ports are checked."""

USE = "use"
SHOW = "show"
FIRST_FREE = 1024
HIGHEST = 65_535


class Binding(NamedTuple):
    """A published port as `RunRequest.ports` has it."""

    ip: str
    public: int | None
    private: int
    protocol: str


class PortRow(QWidget):
    """One published port.

    Signals:
        changed: something was typed or chosen.
        dropped: it is to go.
        show_asked: the id of the container that holds its port.
    """

    changed = Signal()
    dropped = Signal()
    show_asked = Signal(str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.public = Field(tr("Ports", "Port {n} on this computer").format(n=number), tr("Ports", "Any free one"))
        self.private = Field(tr("Ports", "Port {n} in the container").format(n=number))
        self.protocol = Choice(tr("Ports", "Protocol of port {n}").format(n=number), [("tcp", "TCP"), ("udp", "UDP")])
        self.cross = IconButton("x", tr("Ports", "Take port {n} away").format(n=number))
        self.note = Problem(self)
        self.note.hide()
        self.problem = ""
        self.short = ""
        self._holder: Container | None = None
        self._free: int | None = None
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(8))
        row.addWidget(self.public)
        row.addWidget(Words("→", "body", "text3"))
        row.addWidget(self.private)
        row.addWidget(self.protocol)
        row.addStretch(1)
        row.addWidget(self.cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        column.addLayout(row)
        column.addWidget(self.note)
        for field in (self.public, self.private):
            field.setFixedWidth(look().px(128))
            field.changed.connect(lambda _text: self.changed.emit())
            field.left.connect(self.changed)
        self.protocol.chosen.connect(lambda _key: self.changed.emit())
        self.cross.clicked.connect(self.dropped)
        self.note.fix_chosen.connect(self._fix)

    def mark_from_image(self) -> None:
        """Say inside the field that its text is the image's own, until it is another."""
        words = Words(tr("Ports", "from image"), "secondary", "text3")
        inside = QHBoxLayout(self.private.edit)
        inside.setContentsMargins(0, 0, look().px(8), 0)
        inside.addStretch(1)
        inside.addWidget(words)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.private.changed.connect(lambda _text: words.hide())

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.public.text().strip() and not self.private.text().strip()

    def binding(self) -> Binding | None:
        """What is typed, None where it is no port."""
        if self.empty or validate.port(self.private.text()) or validate.port(self.public.text(), needed=False):
            return None
        public = self.public.text().strip()
        return Binding("", int(public) if public else None, int(self.private.text()), self.protocol.key or "tcp")

    def say(self, problem: str, short: str = "", holder: Container | None = None, free: int | None = None) -> None:
        """Say what is wrong below it ("" for nothing), with ways out."""
        self.problem, self.short, self._holder, self._free = problem, short, holder, free
        fixes = []
        if free is not None:
            fixes.append((USE, tr("Ports", "Use {port}").format(port=free)))
        if holder is not None:
            fixes.append((SHOW, tr("Ports", "Show {name}").replace("{name}", clean(holder.name, 40))))
        self.note.say(problem, fixes)
        self.note.setVisible(bool(problem))
        for field in (self.public, self.private):
            self._mark(field, wrong=bool(problem) and (field is self.public) == (short != _INSIDE()))
        self.public.edit.setAccessibleDescription(problem)

    @staticmethod
    def _mark(field: Field, *, wrong: bool) -> None:
        from gui.widgets.button import repolish

        if field.edit.property("problem") is not wrong:
            field.edit.setProperty("problem", wrong)
            repolish(field.edit)

    def _fix(self, key: str) -> None:
        if key == USE and self._free is not None:
            self.public.set_text(str(self._free))
        elif key == SHOW and self._holder is not None:
            self.show_asked.emit(self._holder.id)


def _INSIDE() -> str:  # noqa: N802 - a translated constant
    return tr("Ports", "a port in the container")


class Ports(QWidget):
    """All published ports of a form.

    Signals:
        changed: something was typed, added or taken away.
        checked: the ports were checked.
    """

    changed = Signal()
    checked = Signal()

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.rows: list[PortRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(8))
        self._heads = QWidget(self)
        heads = QGridLayout(self._heads)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setHorizontalSpacing(look().px(8))
        for place, title in enumerate((tr("Ports", "On this computer"), tr("Ports", "In the container"))):
            words = Words(title, "secondary", "text3")
            words.setFixedWidth(look().px(128 + (20 if place == 0 else 0)))
            heads.addWidget(words, 0, place)
        heads.setColumnStretch(2, 1)
        self._heads.hide()
        self._column.addWidget(self._heads)
        self.add = Button(tr("Ports", "Add port"), "plus", "ghost")
        self.add.clicked.connect(lambda: self.add_row(focus=True))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER)
        self._timer.timeout.connect(self.check)

    def add_row(self, public: str = "", private: str = "", *, focus: bool = False, from_image: bool = False) -> PortRow:
        """Add a port; one that the image names is marked as such until it is changed."""
        row = PortRow(len(self.rows) + 1, self)
        row.public.set_text(public)
        row.private.set_text(private)
        if from_image:
            row.mark_from_image()
        row.changed.connect(self._touched)
        row.dropped.connect(lambda: self._drop(row))
        row.show_asked.connect(self._show)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        self._heads.show()
        row.show()
        if focus:
            row.public.setFocus(Qt.FocusReason.TabFocusReason)
        self._touched()
        return row

    def _drop(self, row: PortRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._heads.setVisible(bool(self.rows))
        self.add.setFocus(Qt.FocusReason.TabFocusReason)
        self._touched()

    def _touched(self) -> None:
        self._timer.start()
        self.changed.emit()

    def _show(self, identity: str) -> None:
        key = places.container_key(self._runner.session, identity)
        if key is not None:
            self._runner.go(key)

    def bindings(self) -> tuple[Binding, ...]:
        """The ports that are ports."""
        return tuple(binding for row in self.rows if (binding := row.binding()) is not None)

    def problems(self) -> list[tuple[str, QWidget]]:
        """Words for the foot, and where."""
        return [(row.short, row.private if row.short == _INSIDE() else row.public) for row in self.rows if row.problem]

    def check(self) -> bool:
        """Check all ports now; whether all is well."""
        self._timer.stop()
        seen: dict[tuple[int, str], PortRow] = {}
        for row in self.rows:
            self._check_row(row, seen)
        self.checked.emit()
        return not any(row.problem for row in self.rows)

    def _check_row(self, row: PortRow, seen: dict[tuple[int, str], PortRow]) -> None:
        if row.empty:
            row.say("")
            return
        wrong = validate.port(row.public.text(), needed=False)
        if wrong:
            row.say(wrong, tr("Ports", "a port on this computer"))
            return
        wrong = validate.port(row.private.text())
        if wrong:
            row.say(wrong, _INSIDE())
            return
        binding = row.binding()
        if binding is None or binding.public is None:
            row.say("")
            return
        taken = tr("Ports", "port {port} is taken").format(port=binding.public)
        if (binding.public, binding.protocol) in seen:
            twice = tr("Ports", "Port {port} stands here twice.").format(port=binding.public)
            row.say(twice, taken, free=self._free(binding))
            return
        seen[binding.public, binding.protocol] = row
        holder = port_holder(self._runner.session, binding.public, binding.protocol)
        if holder is None:
            row.say("")
            return
        words = tr("Ports", "Port {port} is held by '{name}'.")
        if holder.project:
            words = tr("Ports", "Port {port} is held by '{name}' in {project}.")
        words = words.replace("{port}", str(binding.public)).replace("{project}", clean(holder.project, 40))
        row.say(words.replace("{name}", clean(holder.name, 60)), taken, holder, self._free(binding))

    def _free(self, binding: Binding) -> int | None:
        """The next port that no container holds and no line here names."""
        if binding.public is None:
            return None
        here = {row.binding() for row in self.rows}
        named = {other.public for other in here if other is not None}
        for port in range(max(binding.public + 1, FIRST_FREE), HIGHEST + 1):
            if port not in named and port_holder(self._runner.session, port, binding.protocol) is None:
                return port
        return None
