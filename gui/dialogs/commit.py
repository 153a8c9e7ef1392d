"""Make an image of a container."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from engine.copies import CommitRequest
from engine.records import Kind
from gui.actions.names import short_id
from gui.dialogs.form import Form
from gui.dialogs.pairs import Pairs
from gui.look.look import look
from gui.widgets.field import Field
from gui.widgets.words import Words
from models import cli_line, validate
from models.usage import full
from models.words import clean, tr

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow


class CommitDialog(Form):
    """Reference, author, message, instructions; whether it is paused while the image is written."""

    def __init__(self, row: ContainerRow, runner: ActionRunner) -> None:
        self.row = row
        title = tr("Commit", "Make an image of '{name}'").replace("{name}", clean(row.container.name, 60))
        super().__init__(title, tr("Commit", "Make image"), runner, icon="stack")
        self.setObjectName("commit")
        self.reference = Field(tr("Commit", "Name of the image"), tr("Commit", "Without a name if left empty"))
        self.note = Words("", "header", "warn", wrap=True)
        self.note.hide()
        box = QVBoxLayout()
        box.setSpacing(look().px(4))
        box.addWidget(self.reference)
        box.addWidget(self.note)
        self.add_row(tr("Commit", "Name"), box).setBuddy(self.reference)
        self.watch(
            self.reference,
            lambda text: validate.reference(text) if text.strip() else "",
            tr("Commit", "the name"),
        )
        self.author = self.add_field(
            tr("Commit", "Author"),
            Field(tr("Commit", "Author"), tr("Commit", "None if left empty")),
            lambda _text: "",
        )
        self.message = self.add_field(
            tr("Commit", "Message"),
            Field(tr("Commit", "Message"), tr("Commit", "None if left empty")),
            lambda _text: "",
        )
        self.changes = Pairs(
            self,
            tr("Commit", "Instruction"),
            tr("Commit", "Add instruction"),
            check=validate.instruction,
            example='CMD ["nginx"]',
        )
        self.changes.changed.connect(self.refresh)
        self.add_row(tr("Commit", "Instructions"), self.changes)
        self.pause = QCheckBox(tr("Commit", "Pause it while its files are written"))
        self.pause.setChecked(True)
        self.pause.toggled.connect(lambda _on: self.refresh())
        if row.container.state == "running":
            self.add_row("", self.pause)
        else:
            self.pause.setParent(self)
            self.pause.hide()
        self.waiting = Words(tr("Commit", "The engine writes the image; that may take a while."), "secondary", "text2")
        self.waiting.hide()
        self.add_wide(self.waiting)
        self.reference.changed.connect(self._note)
        self.focus_first(self.reference.edit)
        self.refresh()

    def _note(self, text: str) -> None:
        wanted = full(text.strip()) if text.strip() else ""
        taken = any(full(other.reference) == wanted for other in self.runner.session.images.values() if other.reference)
        self.note.setText(tr("Commit", "Another image is called so now and loses the name."))
        self.note.setVisible(taken)
        self.grow()

    def request(self) -> CommitRequest:
        """What is asked for."""
        return CommitRequest(
            self.reference.text().strip(),
            self.author.text().strip(),
            self.message.text(),
            self.pause.isChecked(),
            self.changes.texts(),
        )

    def line(self) -> list[str]:
        """`docker commit`."""
        return cli_line.commit(self.request(), self.row.container.name)

    def _set_busy(self, *, busy: bool) -> None:
        super()._set_busy(busy=busy)
        self.waiting.setVisible(busy)

    async def submit(self) -> None:
        """Make it, and bring it up."""
        request = self.request()
        identity = await self.runner.session.engine.copies.commit(self.row.container.id, request)
        self.runner.session.refresh(Kind.IMAGE)  # an image without a name sends no event of its own
        name = clean(request.reference, 80) or short_id(identity)
        self.runner.toasts.show("ok", tr("Commit", "Made the image '{name}'").replace("{name}", name))
        reference = full(request.reference) if request.reference else ""
        self.runner.go_to_new(Kind.IMAGE, f"{identity} {reference}")
