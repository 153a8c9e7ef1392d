"""Give an image one more name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions.names import shown_name
from gui.dialogs.form import Form
from gui.widgets.field import Field
from gui.widgets.words import Words
from models import cli_line, validate
from models.usage import full
from models.words import clean, tr

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner
    from models.rows import ImageRow


class TagDialog(Form):
    """Asks for the reference; says when it is taken from another image."""

    def __init__(self, row: ImageRow, runner: ActionRunner) -> None:
        self.row = row
        title = tr("Tag", "Tag '{name}'").replace("{name}", shown_name(row))
        super().__init__(title, tr("Tag", "Tag"), runner, icon="tag", width=480)
        self.setObjectName("tag")
        field = Field(tr("Tag", "Name"))
        self.reference = self.add_field(tr("Tag", "Name"), field, self._wrong, tr("Tag", "the name"))
        self.note = Words("", "header", "warn", wrap=True)
        self.note.hide()
        self.body.insertWidget(1, self.note)
        if row.reference:
            self.reference.set_text(row.reference)
        self.reference.edit.selectAll()
        self.reference.changed.connect(self._note)
        self.focus_first(self.reference.edit)
        self.refresh()

    def _wrong(self, text: str) -> str:
        if text.strip() and full(text.strip()) in map(full, self.row.image.tags):
            return tr("Tag", "It is called so already.")
        return validate.reference(text)

    def _note(self, text: str) -> None:
        wanted = full(text.strip()) if text.strip() else ""
        taken = any(
            full(other.reference) == wanted and other.image.id != self.row.image.id
            for other in self.runner.session.images.values()
            if other.reference
        )
        self.note.setText(tr("Tag", "Another image is called so now and loses the name."))
        self.note.setVisible(taken)

    def line(self) -> list[str]:
        """`docker tag`."""
        return cli_line.plain("tag", shown_name(self.row), self.reference.text().strip())

    async def submit(self) -> None:
        """Tag it."""
        reference = self.reference.text().strip()
        await self.runner.session.engine.images.tag(self.row.image.id, reference)
        words = tr("Tag", "Tagged '{name}'").replace("{name}", clean(reference, 80))
        self.runner.toasts.show("ok", words)
