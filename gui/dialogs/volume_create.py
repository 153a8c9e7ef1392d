"""Create a volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind, VolumeRequest
from gui.actions import places
from gui.dialogs.form import Form
from gui.dialogs.pairs import Pairs
from gui.widgets.field import Choice, Field
from models import cli_line, validate
from models.words import clean, tr

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner


class VolumeCreateDialog(Form):
    """Name, driver, driver options, labels."""

    def __init__(self, runner: ActionRunner) -> None:
        super().__init__(tr("CreateVolume", "Create a volume"), tr("CreateVolume", "Create"), runner, icon="plus")
        self.setObjectName("create-volume")
        self.name = self.add_field(
            tr("CreateVolume", "Name"),
            Field(tr("CreateVolume", "Name"), tr("CreateVolume", "Made up if left empty")),
            self._wrong,
            tr("CreateVolume", "the name"),
        )
        info = runner.session.info
        drivers = dict.fromkeys(("local", *(info.volume_plugins if info is not None else ())))
        self.driver = Choice(tr("CreateVolume", "Driver"), [(driver, clean(driver, 40)) for driver in drivers])
        self.driver.chosen.connect(lambda _key: self.refresh())
        self.add_row(tr("CreateVolume", "Driver"), self.driver)
        self.options = Pairs(self, tr("CreateVolume", "Option"), tr("CreateVolume", "Add driver option"))
        self.labels = Pairs(self, tr("CreateVolume", "Label"), tr("CreateVolume", "Add label"))
        self.add_row(tr("CreateVolume", "Options"), self.options)
        self.add_row(tr("CreateVolume", "Labels"), self.labels)
        for pairs in (self.options, self.labels):
            pairs.changed.connect(self.refresh)
        self.focus_first(self.name.edit)
        self.refresh()

    def _wrong(self, text: str) -> str:
        if places.volume_key(self.runner.session, text) is not None:
            return tr("CreateVolume", "There is a volume of that name.")
        return validate.volume_name(text)

    def request(self) -> VolumeRequest:
        """What is asked for."""
        return VolumeRequest(self.name.text(), self.driver.key or "local", self.options.pairs(), self.labels.pairs())

    def line(self) -> list[str]:
        """`docker volume create`."""
        return cli_line.create_volume(self.request())

    async def submit(self) -> None:
        """Create it."""
        name = await self.runner.session.engine.volumes.create(self.request())
        words = tr("CreateVolume", "Created '{name}'").replace("{name}", clean(name, 60))
        self.runner.toasts.show("ok", words)
        self.runner.go_to_new(Kind.VOLUME, name)
