"""Run an image: name, command and published ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.errors import EngineError, NotFound, Unreachable
from engine.records import Kind, RunRequest
from gui.actions import places
from gui.actions.followups import port_holder
from gui.dialogs.form import Form
from gui.dialogs.ports import Ports
from gui.look.look import look
from gui.texts.errors import taken_port
from gui.widgets.button import repolish
from gui.widgets.field import Field, IconMark
from gui.widgets.lines import HLine
from gui.widgets.words import Words
from models import cli_line, validate
from models.usage import full
from models.words import clean, natural, size, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.records import ImageDetail
    from gui.actions.runner import ActionRunner
    from models.rows import ImageRow


class RunDialog(Form):
    """The short form of Run…; on failure it stays open with the sentence, and nothing that was typed is lost.

    Args:
        runner: whose session is asked.
        image: the image that is filled in.
    """

    def __init__(self, runner: ActionRunner, image: str = "") -> None:
        super().__init__(tr("Run", "Run a container"), tr("Run", "Run"), runner, icon="play", width=640)
        self.setObjectName("run")
        self.detail: ImageDetail | None = None
        self._read_id = ""
        self._image_problem = ""
        self.image = QComboBox()
        self.image.setEditable(True)
        self.image.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.image.setAccessibleName(tr("Run", "Image"))
        self.image.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.image.addItems(sorted({row.reference for row in self._images() if row.reference}, key=natural))
        completer = self.image.completer()
        if isinstance(completer, QCompleter):
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.image.setEditText(image)
        self.about = Words("", "secondary", "ok", wrap=True)
        self._mark = IconMark("warning-circle-fill", "err", 14)
        self._mark.hide()
        said = QHBoxLayout()
        said.setSpacing(look().px(6))
        said.addWidget(self._mark)
        said.addWidget(self.about, 1)
        box = QVBoxLayout()
        box.setSpacing(look().px(4))
        box.addWidget(self.image)
        box.addLayout(said)
        self.add_row(tr("Run", "Image"), box).setBuddy(self.image)
        empty = tr("Run", "Made up if left empty")
        self.name = self.add_field(
            tr("Run", "Name"), Field(tr("Run", "Name"), empty), self._wrong_name, tr("Run", "the name")
        )
        self.command = self.add_field(
            tr("Run", "Command"),
            Field(tr("Run", "Command"), tr("Run", "The image's own if left empty"), mono=True),
            validate.command,
            tr("Run", "the command"),
        )
        self.add_wide(HLine())
        self.ports = Ports(runner, self)
        self.add_row(tr("Run", "Ports"), self.ports)
        self.ports.changed.connect(self.refresh)
        self.ports.checked.connect(self.refresh)
        self.image.editTextChanged.connect(self._image_changed)
        edit = self.image.lineEdit()
        if edit is not None:
            edit.setProperty("kind", "bare")  # the box has the edge
            edit.editingFinished.connect(self._check_image)
        self.focus_first(self.name.edit if image else self.image)
        self._image_changed(image)

    # -- the image

    def _images(self) -> list[ImageRow]:
        return list(self.runner.session.images.values())

    def _found(self) -> ImageRow | None:
        text = self.image.currentText().strip()
        if not text:
            return None
        wanted = full(text)
        for row in self._images():
            if (row.reference and full(row.reference) == wanted) or row.image.id.removeprefix("sha256:").startswith(
                text.removeprefix("sha256:")
            ):
                return row
        return None

    def _image_changed(self, _text: str) -> None:
        row = self._found()
        if self._image_problem:
            self._check_image()
        elif row is not None:
            self._say_image(tr("Run", "On this engine · {size}").format(size=size(row.image.size)), "ok")
        else:
            self._say_image("", "text3")
        if row is not None and row.image.id != self._read_id:
            self._read_id = row.image.id
            self.tasks.start("read", self._read(row.image.id))
        self.refresh()

    def _say_image(self, words: str, ink: str) -> None:
        self.about.setText(words)
        self.about.set_ink(ink)
        self.about.setVisible(bool(words))
        self._mark.setVisible(ink == "err")
        if self.image.property("problem") is not (ink == "err"):
            self.image.setProperty("problem", ink == "err")
            repolish(self.image)

    def _check_image(self) -> None:
        text = self.image.currentText().strip()
        problem = ""
        if not text:
            problem = tr("Run", "An image is needed.")
        elif self._found() is None:
            problem = validate.reference(text) or tr("Run", "The image is not on this engine.")
        self._image_problem = problem
        row = self._found()
        if problem:
            self._say_image(problem, "err")
        elif row is not None:
            self._say_image(tr("Run", "On this engine · {size}").format(size=size(row.image.size)), "ok")
        self.refresh()

    async def _read(self, identity: str) -> None:
        """What the image itself says: its ports are offered, its command is told."""
        try:
            detail = await self.runner.session.engine.images.read(identity)
        except (NotFound, Unreachable):
            return
        except EngineError as error:
            self.show_failure(error)
            return
        self.detail = detail
        if all(row.empty for row in self.ports.rows):
            for port in detail.ports:
                number, _, protocol = port.partition("/")
                if number.isdigit() and not any(row.private.text() == number for row in self.ports.rows):
                    row = self.ports.add_row("", number, from_image=True)
                    row.protocol.set_key(protocol or "tcp")
        self.refresh()

    # -- checks

    def _wrong_name(self, text: str) -> str:
        for row in self.runner.session.containers.values():
            if text and row.container.name == text:
                return tr("Run", "Another container is called so.")
        return validate.container_name(text)

    def check(self) -> bool:
        """Check everything."""
        self._check_image()
        self.ports.check()
        return super().check()

    def problems(self) -> list[tuple[str, QWidget]]:
        """Image first, as it stands first."""
        found: list[tuple[str, QWidget]] = []
        if self._image_problem:
            found.append((tr("Run", "the image"), self.image))
        return [*found, *super().problems(), *self.ports.problems()]

    # -- the call

    def request(self) -> RunRequest:
        """What is asked for."""
        command = self.command.text()
        return RunRequest(
            image=self.image.currentText().strip(),
            name=self.name.text(),
            command=() if validate.command(command) else validate.split_command(command),
            ports=self.ports.bindings(),
        )

    def line(self) -> list[str]:
        """`docker run -d`."""
        request = self.request()
        return cli_line.run(request if request.image else RunRequest("IMAGE", request.name, (), request.ports))

    def wrong_parts(self) -> list[str]:
        """The ports that are taken."""
        found = [row.binding() for row in self.ports.rows if row.problem]
        return [f"-p {cli_line.port_argument(*binding)}" for binding in found if binding is not None]

    async def submit(self) -> None:
        """Run it and bring it up."""
        request = self.request()
        identity = await self.runner.session.engine.containers.run(request)
        name = request.name or identity[:12]
        self.runner.toasts.show("ok", tr("Run", "Started '{name}'").replace("{name}", clean(name, 60)))
        self.runner.go_to_new(Kind.CONTAINER, identity)

    def step_for(self, error: EngineError) -> tuple[str, Callable[[], object] | None]:
        """Where a port is taken after all: who holds it."""
        port = taken_port(error)
        holder = port_holder(self.runner.session, port) if port is not None else None
        key = places.container_key(self.runner.session, holder.id) if holder is not None else None
        if holder is None or key is None:
            return "", None
        return tr("Run", "Show {name}").replace("{name}", clean(holder.name, 40)), lambda: self.runner.go(key)
