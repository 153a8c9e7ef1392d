"""Create a network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from engine.records import Kind, NetworkRequest
from gui.dialogs.form import Form
from gui.dialogs.pairs import Pairs
from gui.look.look import look
from gui.widgets.field import Choice, Field
from models import cli_line, validate
from models.words import clean, tr

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner

_DRIVERS = ("bridge", "overlay", "macvlan", "ipvlan")
_MADE_BY_THE_ENGINE = frozenset({"host", "null", "none"})


class NetworkCreateDialog(Form):
    """Name, driver, addresses, internal, attachable, labels."""

    def __init__(self, runner: ActionRunner) -> None:
        super().__init__(tr("CreateNetwork", "Create a network"), tr("CreateNetwork", "Create"), runner, icon="plus")
        self.setObjectName("create-network")
        self.name = self.add_field(
            tr("CreateNetwork", "Name"),
            Field(tr("CreateNetwork", "Name")),
            self._wrong_name,
            tr("CreateNetwork", "the name"),
        )
        info = runner.session.info
        known = (info.network_plugins if info is not None else ()) or _DRIVERS
        drivers = dict.fromkeys(("bridge", *(driver for driver in known if driver not in _MADE_BY_THE_ENGINE)))
        self.driver = Choice(tr("CreateNetwork", "Driver"), [(driver, clean(driver, 40)) for driver in drivers])
        self.driver.chosen.connect(lambda _key: self.refresh())
        self.add_row(tr("CreateNetwork", "Driver"), self.driver)
        chosen = tr("CreateNetwork", "The engine chooses if left empty")
        self.subnet = self.add_field(
            tr("CreateNetwork", "Subnet"),
            Field(tr("CreateNetwork", "Subnet"), chosen, mono=True),
            validate.subnet,
            tr("CreateNetwork", "the subnet"),
        )
        self.gateway = self.add_field(
            tr("CreateNetwork", "Gateway"),
            Field(tr("CreateNetwork", "Gateway"), chosen, mono=True),
            lambda text: validate.gateway(text, self.subnet.text()),
            tr("CreateNetwork", "the gateway"),
        )
        self.subnet.left.connect(self._check_gateway)
        self.internal = QCheckBox(tr("CreateNetwork", "Internal: no way out"))
        self.attachable = QCheckBox(tr("CreateNetwork", "Attachable"))
        row = QHBoxLayout()
        row.setSpacing(look().px(24))
        for box in (self.internal, self.attachable):
            box.toggled.connect(lambda _on: self.refresh())
            row.addWidget(box)
        row.addStretch(1)
        self.add_row(tr("CreateNetwork", "Access"), row)
        self.labels = Pairs(self, tr("CreateNetwork", "Label"), tr("CreateNetwork", "Add label"))
        self.labels.changed.connect(self.refresh)
        self.add_row(tr("CreateNetwork", "Labels"), self.labels)
        self.focus_first(self.name.edit)
        self.refresh()

    def _wrong_name(self, text: str) -> str:
        if any(row.network.name == text for row in self.runner.session.networks.values()):
            return tr("CreateNetwork", "There is a network of that name.")
        return validate.network_name(text)

    def _check_gateway(self) -> None:
        if self.gateway.text():
            self.gateway.set_problem(validate.gateway(self.gateway.text(), self.subnet.text()))
            self.refresh()

    def request(self) -> NetworkRequest:
        """What is asked for."""
        return NetworkRequest(
            name=self.name.text().strip(),
            driver=self.driver.key or "bridge",
            subnet=self.subnet.text().strip(),
            gateway=self.gateway.text().strip(),
            internal=self.internal.isChecked(),
            attachable=self.attachable.isChecked(),
            labels=self.labels.pairs(),
        )

    def line(self) -> list[str]:
        """`docker network create`."""
        request = self.request()
        return cli_line.create_network(request if request.name else replace(request, name="NAME"))

    async def submit(self) -> None:
        """Create it and bring it up."""
        identity = await self.runner.session.engine.networks.create(self.request())
        words = tr("CreateNetwork", "Created '{name}'").replace("{name}", clean(self.name.text(), 60))
        self.runner.toasts.show("ok", words)
        self.runner.go_to_new(Kind.NETWORK, identity)
