"""The arguments that `ps` is to be called with for a list of processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dialogs.form import Form
from gui.widgets.field import Field
from models import cli_line
from models.process_sets import wrong_arguments
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.actions.runner import ActionRunner


class PsArgumentsDialog(Form):
    """Asks for them; the list itself says what the engine makes of them.

    Args:
        runner: whose window is used.
        container: its name, for the command that is shown.
        now: those in use.
        take: called with them.
    """

    def __init__(self, runner: ActionRunner, container: str, now: str, take: Callable[[str], None]) -> None:
        self._container = container
        self._take = take
        super().__init__(
            tr("PsArguments", "Columns of the list of processes"), tr("PsArguments", "Show"), runner, width=520
        )
        self.setObjectName("ps-arguments")
        title = tr("PsArguments", "Arguments of ps")
        self.args = self.add_field(title, Field(title, mono=True), wrong_arguments, tr("PsArguments", "the arguments"))
        self.args.set_text(now)
        self.args.edit.selectAll()
        self.focus_first(self.args.edit)
        self.refresh()

    def line(self) -> list[str]:
        """`docker top`."""
        return cli_line.plain("top", self._container, *self.args.text().split())

    async def submit(self) -> None:
        """Hand them on."""
        self._take(self.args.text().strip())
