"""Limits and restart policy of a container that lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from engine.errors import EngineError
from engine.limits import UNLIMITED, Limits, LimitsChange
from gui.dialogs.form import Form
from gui.look.look import look
from gui.widgets.field import Choice, Field
from gui.widgets.lines import HLine
from gui.widgets.words import Words
from models import limits
from models.words import clean, parse_size, tr

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow

_ON_FAILURE = "on-failure"


class LimitsDialog(Form):
    """The limits as they are, to be changed; what changes is said before and as a command.

    Args:
        row: the container.
        runner: whose session is asked.
    """

    def __init__(self, row: ContainerRow, runner: ActionRunner) -> None:
        self.row = row
        self.now = Limits()
        self.known = False
        name = clean(row.container.name, 60)
        super().__init__(
            tr("Limits", "Limits of '{name}'").replace("{name}", name),
            tr("Limits", "Change limits"),
            runner,
            icon="gauge",
        )
        self.setObjectName("limits")
        info = runner.session.info
        raw = info.raw if info is not None else {}
        self._cores = info.cpus if info is not None else 0
        self._memory = info.memory if info is not None else 0
        self._counts_swap = raw.get("SwapLimit") is not False
        none = tr("Limits", "No limit")
        self.cpus = self.add_field(
            tr("Limits", "CPU cores"),
            Field(tr("Limits", "CPU cores"), none),
            lambda text: limits.wrong_cores(text, self.now, self._cores),
            tr("Limits", "the cores"),
        )
        self.memory = Field(tr("Limits", "Memory"), none)
        self.used = Words("", "secondary", "text3", wrap=True)
        box = QVBoxLayout()
        box.setSpacing(look().px(4))
        box.addWidget(self.memory)
        box.addWidget(self.used)
        self.add_row(tr("Limits", "Memory"), box).setBuddy(self.memory)
        self.watch(
            self.memory,
            lambda text: limits.wrong_memory(text, self.now, self._memory),
            tr("Limits", "the memory"),
        )
        self.swap = self.add_field(
            tr("Limits", "With swap"),
            Field(tr("Limits", "Memory and swap together"), tr("Limits", "Twice the memory if left empty")),
            lambda text: limits.wrong_swap(text, self.memory.text()) if self._counts_swap else "",
            tr("Limits", "memory with swap"),
        )
        self.pids = self.add_field(
            tr("Limits", "Processes"),
            Field(tr("Limits", "Processes"), none),
            limits.wrong_count,
            tr("Limits", "the processes"),
        )
        self.add_wide(HLine())
        self._add_policy()
        self.add_wide(HLine())
        self.changes = Words("", "body", "text2", wrap=True)
        self.changes.setMinimumHeight(look().px(30))
        self.add_row(tr("Limits", "Changes"), self.changes)
        for field in (self.cpus, self.memory, self.swap, self.pids, self.maximum):
            field.setEnabled(False)
        if not self._counts_swap:
            self.swap.set_read_only(True)
            self.swap.edit.setPlaceholderText(tr("Limits", "This machine does not count swap"))
        self.memory.changed.connect(lambda _text: self._show_use())
        self._stats = runner.session.stats
        self._stats.watch(self)
        self._stats.sampled.connect(self._show_use)
        self._show_use()
        self.focus_first(self.memory.edit)
        self.refresh()
        self.tasks.start("read", self._read())

    def _add_policy(self) -> None:
        words = {
            "no": tr("Limits", "Never"),
            _ON_FAILURE: tr("Limits", "On failure"),
            "unless-stopped": tr("Limits", "Unless stopped"),
            "always": tr("Limits", "Always"),
        }
        self.policy = Choice(tr("Limits", "Restart"), [(key, words[key]) for key in limits.POLICIES])
        self.maximum = Field(tr("Limits", "Restarts at most"), tr("Limits", "As often as it takes"))
        self.watch(self.maximum, lambda text: limits.wrong_count(text, 1_000_000), tr("Limits", "the restarts"))
        self._times = Words(tr("Limits", "at most"), "body", "text2")
        both = QHBoxLayout()
        both.setSpacing(look().px(8))
        both.addWidget(self.policy)
        both.addWidget(self._times)
        both.addWidget(self.maximum, 1)
        both.addStretch(0)
        self.policy.chosen.connect(lambda _key: self._show_policy())
        self.add_row(tr("Limits", "Restart"), both).setBuddy(self.policy)

    def _show_policy(self) -> None:
        counted = self.policy.key == _ON_FAILURE
        self.maximum.setVisible(counted)
        self._times.setVisible(counted)
        self.refresh()

    # -- as they are

    def _show_use(self, _keys: object = None) -> None:
        """What it uses now, and whether what is typed is less."""
        used = self.row.use.memory
        words, less = limits.use_words(used, self.memory.text())
        if (words, self.used.isHidden()) != (self.used.text(), not words):
            self.used.setText(words)
            self.used.setVisible(bool(words))
            self.grow()
        self.used.set_ink("warn" if less else "text3")

    def done(self, result: int) -> None:
        """It closes: nothing is measured for it any more."""
        self._stats.sampled.disconnect(self._show_use)
        self._stats.rest(self)
        super().done(result)

    async def _read(self) -> None:
        try:
            now = await self.runner.session.engine.limits.read(self.row.container.id)
        except EngineError as error:
            self.show_failure(error, self.row.container.name)
            return
        self.fill(now)

    def fill(self, now: Limits) -> None:
        """Put the limits as they are into the fields."""
        self.now, self.known = now, True
        self.cpus.set_text(limits.cores(now.cpus) if now.cpus else "")
        self.memory.set_text(limits.exact(now.memory) if now.memory else "")
        self.swap.set_text("" if limits.is_twice(now) or not self._counts_swap else limits.swap_text(now))
        self.pids.set_text(str(now.pids or ""))
        self.policy.set_key(now.restart)
        self.maximum.set_text(str(now.restart_maximum or ""))
        for field in (self.cpus, self.memory, self.swap, self.pids, self.maximum):
            field.setEnabled(True)
        self.memory.edit.selectAll()
        self.memory.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_policy()

    # -- as they are wanted

    def wanted(self) -> Limits:
        """What is typed; what cannot be read is as it was."""
        now = self.now
        swap = self.swap.text().strip().lower()
        memory = int(parse_size(self.memory.text()) or 0)
        pids, most = self.pids.text().strip(), self.maximum.text().strip()
        return Limits(
            cpus=limits.parse_cores(self.cpus.text()) or 0.0,
            memory=memory or now.memory,
            swap=UNLIMITED if swap in limits.UNLIMITED_WORDS else int(parse_size(swap) or 0),
            pids=int(pids) if pids.isascii() and pids.isdigit() else 0,
            restart=self.policy.key,
            restart_maximum=int(most) if self.policy.key == _ON_FAILURE and most.isascii() and most.isdigit() else 0,
            by_quota=now.by_quota,
        )

    def change(self) -> LimitsChange:
        """What is asked for."""
        if not self.known:
            return LimitsChange()
        return limits.change_of(self.now, self.wanted(), counts_swap=self._counts_swap)

    def refresh(self) -> None:
        """Foot and command, and in words what changes."""
        super().refresh()
        if not hasattr(self, "changes"):
            return
        change = self.change()
        told = limits.said(limits.differences(self.now, change))
        waiting = tr("Limits", "Reading the limits…") if not self.known else tr("Limits", "Nothing is changed yet.")
        self.changes.setText(told or waiting)
        self.go.setEnabled(self.go.isEnabled() and bool(change))
        if self.preview is not None:
            self.preview.setVisible(bool(change))
        self.grow()

    def line(self) -> list[str]:
        """`docker update`."""
        if not hasattr(self, "changes"):
            return []
        return limits.line(self.change(), self.row.container.name)

    async def submit(self) -> None:
        """Change them; what the engine warns of is told, and the container read again by its event."""
        change, session = self.change(), self.runner.session
        if not change:
            return
        warnings = await session.engine.limits.change(self.row.container.id, change)
        session.read_again(self.row.key)  # Podman tells no event of it
        name = clean(self.row.container.name, 60)
        words = tr("Limits", "Changed the limits of '{name}'").replace("{name}", name)
        if warnings:
            said = tr("Limits", "{words}. The engine warns: {warning}").replace("{words}", words)
            self.runner.toasts.show("warn", said.replace("{warning}", clean(" ".join(warnings), 300)))
        else:
            self.runner.toasts.show("ok", words)
