"""Volumes of one engine: JSON to records and the calls (Engine API, `/volumes`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import Ask, Conflict, NotFound, Reason
from engine.parse import iso_time, labels, mapping, record, records, text, whole, whole_object
from engine.paths import segment
from engine.records import Volume
from engine.wire import ACT_SECONDS, COSTLY_SECONDS, READ_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.client import Client
    from engine.records import VolumeRequest
    from engine.wire import Wire


def volume_from_json(json: dict[str, Any]) -> Volume | None:
    """One volume, of the list or inspected; None where it has no name. `size` only where the engine measured it."""
    name = text(json.get("Name"))
    if not name:
        return None
    size = whole(mapping(json.get("UsageData")).get("Size"))
    return Volume(
        name=name,
        driver=text(json.get("Driver")),
        mountpoint=text(json.get("Mountpoint")),
        created=iso_time(json.get("CreatedAt")),
        labels=labels(json.get("Labels")),
        options=labels(json.get("Options")),
        scope=text(json.get("Scope")),
        size=None if size is None or size < 0 else size,
    )


class VolumeCalls:
    """`contract.Volumes` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def list(self) -> Sequence[Volume]:
        """All volumes."""
        return await self._wire.get(
            Ask("list", "volume"),
            "/volumes",
            lambda json: records(whole_object(json).get("Volumes"), volume_from_json),
            patience=ACT_SECONDS,
        )

    async def sizes(self) -> dict[str, int]:
        """Bytes in each volume, by name; walks the engine's disk, may take long."""
        return await self._wire.get(
            Ask("measure", "volume"),
            "/system/df",
            lambda json: {
                one.name: one.size
                for one in records(whole_object(json).get("Volumes"), volume_from_json)
                if one.size is not None
            },
            params={"type": "volume"} if self._wire.at_least(1, 42) else {},
            patience=COSTLY_SECONDS,
            costly=True,
        )

    async def read(self, volume: str) -> Volume:
        """One volume."""
        return await self._wire.get(
            Ask("read", "volume", volume), _path(volume), lambda json: record(json, volume_from_json)
        )

    async def inspect(self, volume: str) -> dict[str, Any]:
        """The engine's own JSON of one volume."""
        return await self._wire.get(Ask("inspect", "volume", volume), _path(volume), whole_object)

    async def create(self, request: VolumeRequest) -> str:
        """Create one; its name. Conflict (Reason.NAME_TAKEN) where the name is taken."""

        def work(client: Client) -> str:
            return _create(client, request)

        return await self._wire.run(Ask("create", "volume", request.name), work, deed=True)

    async def remove(self, volume: str, *, force: bool = False) -> None:
        """Remove it. Conflict (Reason.IN_USE) where a container has it."""
        await self._wire.send(Ask("remove", "volume", volume), "DELETE", _path(volume), params={"force": int(force)})


def _path(volume: str) -> str:
    return f"/volumes/{segment(volume)}"


def _create(client: Client, request: VolumeRequest) -> str:
    ask = Ask("create", "volume", request.name)
    if request.name and _exists(client, ask, request.name):
        # The engine would answer with the volume that is there, as if it had made it.
        raise Conflict(*ask, "a volume of this name already exists", 409, Reason.NAME_TAKEN)
    body = {
        "Name": request.name,
        "Driver": request.driver,
        "DriverOpts": dict(request.options),
        "Labels": dict(request.labels),
    }
    return text(mapping(client.json(ask, "POST", "/volumes/create", body=body, patience=ACT_SECONDS)).get("Name"))


def _exists(client: Client, ask: Ask, name: str) -> bool:
    try:
        client.call(ask, "GET", _path(name), patience=READ_SECONDS)
    except NotFound:
        return False
    return True
