"""A network's overview: addresses, and the containers on it with theirs, which inspection alone tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import EngineError, NotFound, Unreachable
from gui.actions.names import short_id, shown_name
from gui.details import container_facts as facts
from gui.details.parts import More, Part
from gui.details.tab import READ, Page
from gui.details.times import moment, now
from gui.details.used_by import UserList, things_of
from gui.texts.errors import explain
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.notice import Notice
from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from engine.records import Container, Network
    from gui.actions.runner import ActionRunner


class NetworkOverview(Page):
    """What a network is and who is on it."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self.addresses: dict[str, str] = {}
        self._asked_for: tuple[str, ...] = ()
        self._read_for: tuple[str, ...] = ()
        self.problem = Notice("err", "")
        self.problem.hide()
        self.facts = KeyValues()
        self.users = Part(tr("Overview", "Containers"), UserList(runner))
        self.options = Part(tr("Overview", "Driver options"), KeyValues(220))
        self.labels = More(tr("Overview", "Labels"), KeyValues(220))
        for widget in (self.problem, self.facts, self.users, self.options, self.labels):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def fresh(self) -> None:
        """Another network."""
        self.labels.fold()
        self.addresses = {}
        self._read_for = ()
        self.problem.hide()
        self.tasks.cancel(READ)

    def fill(self) -> None:
        """Show what is known; ask for the addresses whenever other containers are on it."""
        network, users = self.row.network, self.row.users
        self.facts.set_rows(_lines(network))
        self.users.show_things(things_of(users, {**_known(users, network), **self.addresses}))
        self.options.show_rows(facts.labels(network.options))
        self.labels.show_rows(facts.labels(network.labels))
        wanted = (network.id, *(f"{user.id} {user.state}" for user in users))
        if wanted != self._read_for and self.may_ask:
            self._asked_for = wanted
            self.tasks.start(READ, self._read(network.id))

    async def _read(self, identity: str) -> None:
        try:
            json = await self.runner.session.engine.networks.inspect(identity)
        except (NotFound, Unreachable):
            return  # the row, or the banner, says so
        except EngineError as error:
            said = explain(error, shown_name(self.row))
            self.problem.say(said.headline, said.why)
            self.problem.show()
        else:
            self.problem.hide()
            self._read_for = self._asked_for
            self.addresses = addresses_of(json)
            self.fill()


def addresses_of(json: Mapping[str, Any]) -> dict[str, str]:
    """Addresses by container id of an inspected network; odd parts are left out."""
    found: dict[str, str] = {}
    containers = json.get("Containers")
    if isinstance(containers, dict):
        for identity, entry in containers.items():
            if isinstance(entry, dict):
                both = (entry.get("IPv4Address"), entry.get("IPv6Address"))
                words = ", ".join(text.partition("/")[0] for text in both if isinstance(text, str) and text)
                if words:
                    found[str(identity)] = clean(words)
    return found


def _known(users: Sequence[Container], network: Network) -> dict[str, str]:
    return {
        user.id: point.ip or point.ipv6
        for user in users
        for point in user.endpoints
        if network.id == point.network_id or network.name == point.network
    }


def _lines(network: Network) -> list[KeyValue]:
    yes, no = tr("Overview", "Yes"), tr("Overview", "No")
    lines = [
        KeyValue("name", tr("Overview", "Name"), clean(network.name), copy=True, middle=True),
        KeyValue("id", tr("Overview", "Network ID"), network.id, mono=True, copy=True, brief=short_id(network.id)),
        KeyValue("driver", tr("Overview", "Driver"), clean(network.driver)),
        KeyValue("scope", tr("Overview", "Scope"), clean(network.scope)),
    ]
    for place, pool in enumerate(network.pools):
        title = tr("Overview", "Subnet") if place == 0 else ""
        lines.append(KeyValue(f"subnet {place}", title, clean(pool.subnet), mono=True, copy=bool(pool.subnet)))
        if pool.gateway:
            lines.append(KeyValue(f"gateway {place}", tr("Overview", "Gateway"), clean(pool.gateway), mono=True))
        if pool.ip_range:
            lines.append(KeyValue(f"range {place}", tr("Overview", "Range"), clean(pool.ip_range), mono=True))
    return [
        *lines,
        KeyValue("internal", tr("Overview", "Internal"), yes if network.internal else no),
        KeyValue("attachable", tr("Overview", "Attachable"), yes if network.attachable else no),
        KeyValue("ipv6", tr("Overview", "IPv6"), yes if network.ipv6 else no),
        KeyValue("created", tr("Overview", "Created"), moment(network.created, now())),
    ]
