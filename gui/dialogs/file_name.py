"""The name of a new folder or file, or another one for one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dialogs.form import Form
from gui.widgets.field import Field
from models.file_tree import label
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from gui.actions.runner import ActionRunner


class FileNameDialog(Form):
    """Asks for a name; `act` is called with it and raises an EngineError where it cannot be.

    Args:
        runner: whose window and toasts are used.
        title: what is asked.
        verb: what the button says.
        act: what is done.
        now: the path of what is renamed, b"" for something new.
    """

    def __init__(
        self,
        runner: ActionRunner,
        title: str,
        verb: str,
        act: Callable[[bytes], Coroutine[Any, Any, None]],
        now: bytes = b"",
    ) -> None:
        super().__init__(title, verb, runner, width=440, preview=False)
        self.setObjectName("file-name")
        self._act = act
        self._now = label(now) if now else ""
        self.name = self.add_field(
            tr("FileName", "Name"), Field(tr("FileName", "Name"), mono=True), _wrong, tr("FileName", "the name")
        )
        self.name.set_text(self._now)
        self.name.edit.selectAll()
        self.focus_first(self.name.edit)
        self.refresh()

    async def submit(self) -> None:
        """Do it; the same name again is nothing to do."""
        name = self.name.text()
        if name != self._now:
            await self._act(name.encode("utf-8", "surrogateescape"))


def _wrong(text: str) -> str:
    if not text:
        return tr("FileName", "A name is needed.")
    if "/" in text or "\0" in text or text in {".", ".."}:
        return tr("FileName", "A name has no slash, and is not one or two dots.")
    if len(text.encode("utf-8", "surrogateescape")) > 255:
        return tr("FileName", "A name has 255 bytes at most.")
    return ""
