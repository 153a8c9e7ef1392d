"""Networks of one engine: JSON to records and the calls (Engine API, `/networks`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.bodies import network_body
from engine.errors import Ask
from engine.parse import flag, iso_time, labels, mapping, objects, record, records, text, whole_object
from engine.paths import segment
from engine.records import Network, Pool
from engine.wire import ACT_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.client import Client
    from engine.records import NetworkRequest
    from engine.wire import Wire


def network_from_json(json: dict[str, Any]) -> Network | None:
    """One network, of the list or inspected; None where it has no id."""
    identity = text(json.get("Id"))
    if not identity:
        return None
    return Network(
        id=identity,
        name=text(json.get("Name")),
        driver=text(json.get("Driver")),
        scope=text(json.get("Scope")),
        internal=flag(json.get("Internal")),
        attachable=flag(json.get("Attachable")),
        ipv6=flag(json.get("EnableIPv6")),
        pools=tuple(map(_pool, objects(mapping(json.get("IPAM")).get("Config")))),
        created=iso_time(json.get("Created")),
        labels=labels(json.get("Labels")),
        options=labels(json.get("Options")),
    )


def _pool(json: dict[str, Any]) -> Pool:
    return Pool(text(json.get("Subnet")), text(json.get("Gateway")), text(json.get("IPRange")))


class NetworkCalls:
    """`contract.Networks` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def list(self) -> Sequence[Network]:
        """All networks."""
        return await self._wire.get(Ask("list", "network"), "/networks", lambda json: records(json, network_from_json))

    async def read(self, network: str) -> Network:
        """One network."""
        return await self._wire.get(
            Ask("read", "network", network), _path(network), lambda json: record(json, network_from_json)
        )

    async def inspect(self, network: str) -> dict[str, Any]:
        """The engine's own JSON of one network, containers on it included."""
        return await self._wire.get(Ask("inspect", "network", network), _path(network), whole_object)

    async def create(self, request: NetworkRequest) -> str:
        """Create one; its id. Conflict (Reason.NAME_TAKEN) where the name is taken."""
        ask = Ask("create", "network", request.name)

        def work(client: Client) -> str:
            reply = client.json(ask, "POST", "/networks/create", body=network_body(request), patience=ACT_SECONDS)
            return text(mapping(reply).get("Id"))

        return await self._wire.run(ask, work, deed=True)

    async def remove(self, network: str) -> None:
        """Remove it. Conflict where a container is on it or the engine made it itself."""
        await self._wire.send(Ask("remove", "network", network), "DELETE", _path(network))


def _path(network: str) -> str:
    return f"/networks/{segment(network)}"
