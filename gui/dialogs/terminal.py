"""A terminal with a command, a user, a folder and an environment of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dialogs.form import Form
from gui.dialogs.pairs import Pairs
from gui.widgets.field import Field
from models import cli_line, validate
from models.terminal_session import Wish
from models.words import clean, tr

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow


class TerminalDialog(Form):
    """Asks for what is to be run in a container."""

    def __init__(self, row: ContainerRow, runner: ActionRunner) -> None:
        self.row = row
        title = tr("TerminalDialog", "Terminal in '{name}'").replace("{name}", clean(row.container.name, 60))
        super().__init__(title, tr("TerminalDialog", "Open"), runner, icon="terminal-window")
        self.setObjectName("terminal")
        own = tr("TerminalDialog", "The container's own if left empty")
        self.command = self.add_field(
            tr("TerminalDialog", "Command"),
            Field(tr("TerminalDialog", "Command"), tr("TerminalDialog", "The best shell there is if empty"), mono=True),
            validate.command,
            tr("TerminalDialog", "the command"),
        )
        self.user = self.add_field(
            tr("TerminalDialog", "User"), Field(tr("TerminalDialog", "User"), own, mono=True), lambda _text: ""
        )
        self.workdir = self.add_field(
            tr("TerminalDialog", "Folder"),
            Field(tr("TerminalDialog", "Folder"), own, mono=True),
            _wrong_folder,
            tr("TerminalDialog", "the folder"),
        )
        self.env = Pairs(
            self,
            tr("TerminalDialog", "Variable"),
            tr("TerminalDialog", "Add variable"),
            check=_wrong_variable,
            example="NAME=value",
        )
        self.env.changed.connect(self.refresh)
        self.add_row(tr("TerminalDialog", "Environment"), self.env)
        self.focus_first(self.command.edit)
        self.refresh()

    def wish(self) -> Wish:
        """What is asked for."""
        command = self.command.text()
        return Wish(
            command=() if validate.command(command) else tuple(validate.split_command(command)),
            user=self.user.text().strip(),
            workdir=self.workdir.text().strip(),
            env=tuple(line.text().strip() for line in self.env.lines if line.text().strip()),
        )

    def line(self) -> list[str]:
        """`docker exec -it`."""
        wish = self.wish()
        shell = self.runner.session.terminals.shell(self.row.key)
        return cli_line.exec_terminal(
            self.row.container.name, wish.command or shell, user=wish.user, workdir=wish.workdir, env=wish.env
        )

    async def submit(self) -> None:
        """Open it and show it."""
        terminals = self.runner.session.terminals
        terminals.open(self.row.key, self.wish())
        self.runner.go(self.row.key, "terminal")
        terminals.focus_asked.emit(self.row.key)


def _wrong_folder(text: str) -> str:
    return tr("TerminalDialog", "A folder begins with a slash.") if text and not text.startswith(("/", "C:")) else ""


def _wrong_variable(text: str) -> str:
    name = text.partition("=")[0]
    if not text or ("=" in text and name and "\0" not in text):
        return ""
    return tr("TerminalDialog", "A variable is NAME=value.")
