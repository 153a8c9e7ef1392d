"""The rows of one host, and what changed in them since it was last said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from engine.records import Key, Kind
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow
from models.sizes import Sizes
from models.usage import References, Usage
from models.use import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from engine.records import Container, Image, Network, Volume
    from models.rows import Row

NOUNS = (Kind.CONTAINER, Kind.IMAGE, Kind.VOLUME, Kind.NETWORK)
"""The kinds that have rows."""


@dataclass(slots=True)
class Change:
    """What changed in the rows of one kind. `whole`: they were all read again."""

    whole: bool = False
    upserted: dict[Key, None] = field(default_factory=dict)
    discarded: dict[Key, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.whole or bool(self.upserted) or bool(self.discarded)


@dataclass(frozen=True, slots=True)
class Mark:
    """What Longshore knows of a row beyond the engine."""

    pending: str = ""
    verb: str = ""
    problem: str = ""


class Store:
    """All rows of one host. It asks nobody: records are put in, changes are taken out.

    Args:
        host: the host's name, the first part of all keys.
    """

    def __init__(self, host: str) -> None:
        self._host = host
        self.containers: dict[Key, ContainerRow] = {}
        self.images: dict[Key, ImageRow] = {}
        self.volumes: dict[Key, VolumeRow] = {}
        self.networks: dict[Key, NetworkRow] = {}
        self.lost = False
        self.listed: set[Kind] = set()
        self._rows: dict[Kind, dict[Key, Any]] = {
            Kind.CONTAINER: self.containers,
            Kind.IMAGE: self.images,
            Kind.VOLUME: self.volumes,
            Kind.NETWORK: self.networks,
        }
        self._changes = {kind: Change() for kind in NOUNS}
        self._marks: dict[Key, Mark] = {}
        self._usage = Usage()
        self._image_keys: dict[str, tuple[Key, ...]] = {}
        self._references = References()
        self._made_with: dict[str, str] = {}
        self._platforms: dict[str, str] = {}
        self._sizes = Sizes()

    def key(self, kind: Kind, identity: str) -> Key:
        """The key of a thing of this host."""
        return Key(self._host, kind, identity)

    def rows(self, kind: Kind) -> dict[Key, Any]:
        """The rows of a kind."""
        return self._rows[kind]

    def row(self, key: Key) -> Row | None:
        """One row."""
        rows = self._rows.get(key.kind)
        row: Row | None = rows.get(key) if rows is not None else None
        return row

    def container(self, identity: str) -> Container | None:
        """One container's record."""
        row = self.containers.get(self.key(Kind.CONTAINER, identity))
        return row.container if row is not None else None

    def knows_image(self, identity: str) -> bool:
        """Whether an image of that id is listed."""
        return identity in self._image_keys

    def image_ids(self) -> Iterable[str]:
        """The ids of the listed images."""
        return self._image_keys.keys()

    def platform(self, image: str) -> str | None:
        """An image's platform where it has been read."""
        return self._platforms.get(image)

    # Sizes, which are measured when they are asked for

    def set_sizes(self, kind: Kind, sizes: Mapping[str, int]) -> None:
        """What was measured, in bytes: written by containers, shared by images (per id), held by volumes (per name).

        It is kept for these until it is measured again.
        """
        self._sizes.take(kind, sizes)
        for row in list(self._rows[kind].values()):
            match row:
                case ContainerRow():
                    self._put(kind, replace(row, container=self._sizes.of_container(row.container)))
                case ImageRow():
                    self._put(kind, replace(row, image=self._sizes.of_image(row.image)))
                case VolumeRow():
                    self._put(kind, replace(row, volume=self._sizes.of_volume(row.volume)))

    # Containers

    def put_container(self, container: Container, *, listed: bool = False) -> None:
        """A new or changed container. Of a `listed` one, without detail, the detail that is known is kept.

        It is kept as long as the state is the same: what an end or a start changes is better unknown than wrong.
        """
        key = self.key(Kind.CONTAINER, container.id)
        old = self.containers.get(key)
        if not container.image.startswith("sha256:") or container.detail is not None:
            self._made_with[container.id] = container.image
        container = self._sizes.of_container(self._called(container))
        if listed and container.detail is None and old is not None and old.container.state == container.state:
            container = replace(container, detail=old.container.detail, exit_code=old.container.exit_code)
        if old is not None and old.container == container and old.lost == self.lost:
            return
        mark = self._marks.get(key, _NO_MARK)
        use = old.use if old is not None else Use()
        self._put(Kind.CONTAINER, ContainerRow(key, container, mark.pending, mark.problem, self.lost, use=use))
        self._usage.put(container)

    def drop_container(self, identity: str) -> None:
        """A container that is gone."""
        self._usage.drop(identity)
        self._made_with.pop(identity, None)
        self._drop(self.key(Kind.CONTAINER, identity))

    def set_containers(self, containers: Sequence[Container], newer: AbstractSet[str] = frozenset()) -> None:
        """All containers there are; of those in `newer` more is known already than the list says."""
        self._whole(Kind.CONTAINER)
        for container in containers:
            if container.id not in newer:
                self.put_container(container, listed=True)
        there = newer | {container.id for container in containers}
        for gone in [key.id for key in self.containers if key.id not in there]:
            self.drop_container(gone)

    def _called(self, container: Container) -> Container:
        made_with = self._made_with.get(container.id)
        if made_with is None:
            return container
        name = self._references.called(made_with, container.image_id)
        return container if name == container.image else replace(container, image=name)

    # Images

    def set_images(self, images: Sequence[Image], *, whole: bool = False) -> None:
        """All images there are; `whole` where all the rest is read again too."""
        if whole or Kind.IMAGE not in self.listed:
            self._whole(Kind.IMAGE)
        there: set[Key] = set()
        keys: dict[str, tuple[Key, ...]] = {}
        for image in images:
            known = self._sizes.of_image(replace(image, platform=image.platform or self._platforms.get(image.id, "")))
            mine = self._image_rows(known)
            keys[image.id] = mine
            there.update(mine)
        for gone in [key for key in self.images if key not in there]:
            self._drop(gone)
        self._image_keys = keys
        self._references.learn(images)
        for identity in self._made_with:
            container = self.container(identity)
            if container is not None and self._called(container) is not container:
                self.put_container(container)

    def _image_rows(self, image: Image) -> tuple[Key, ...]:
        users = self._usage.of_image(image.id)
        keys: list[Key] = []
        for reference in image.tags or ("",):
            key = self.key(Kind.IMAGE, f"{image.id} {reference}")
            mark = self._marks.get(key, _NO_MARK)
            self._put(Kind.IMAGE, ImageRow(key, image, reference, users, mark.pending, mark.problem, self.lost))
            keys.append(key)
        return tuple(keys)

    def set_platform(self, identity: str, platform: str) -> None:
        """What an image's inspection said; its id stands for its content, so this is for good."""
        self._platforms[identity] = platform
        for key in self._image_keys.get(identity, ()):
            row = self.images[key]
            self._put(Kind.IMAGE, replace(row, image=replace(row.image, platform=platform)))

    def drop_image(self, identity: str) -> None:
        """An image that is gone, with all its references."""
        for key in self._image_keys.pop(identity, ()):
            self._drop(key)

    # Volumes and networks

    def put_volume(self, volume: Volume) -> None:
        """A new or changed volume."""
        key = self.key(Kind.VOLUME, volume.name)
        volume = self._sizes.of_volume(volume)
        mark = self._marks.get(key, _NO_MARK)
        users = self._usage.of_volume(volume.name)
        self._put(Kind.VOLUME, VolumeRow(key, volume, users, mark.pending, mark.problem, self.lost))

    def drop_volume(self, name: str) -> None:
        """A volume that is gone."""
        self._drop(self.key(Kind.VOLUME, name))

    def set_volumes(self, volumes: Sequence[Volume], newer: AbstractSet[str] = frozenset()) -> None:
        """All volumes there are; `newer` as for containers."""
        self._whole(Kind.VOLUME)
        for volume in volumes:
            if volume.name not in newer:
                self.put_volume(volume)
        self._drop_others(Kind.VOLUME, newer | {volume.name for volume in volumes})

    def put_network(self, network: Network) -> None:
        """A new or changed network."""
        key = self.key(Kind.NETWORK, network.id)
        mark = self._marks.get(key, _NO_MARK)
        users = self._usage.of_network(network)
        self._put(Kind.NETWORK, NetworkRow(key, network, users, mark.pending, mark.problem, self.lost))

    def drop_network(self, identity: str) -> None:
        """A network that is gone."""
        self._drop(self.key(Kind.NETWORK, identity))

    def set_networks(self, networks: Sequence[Network], newer: AbstractSet[str] = frozenset()) -> None:
        """All networks there are; `newer` as for containers."""
        self._whole(Kind.NETWORK)
        for network in networks:
            if network.id not in newer:
                self.put_network(network)
        self._drop_others(Kind.NETWORK, newer | {network.id for network in networks})

    # Marks

    def mark(self, key: Key, mark: Mark) -> None:
        """Show (or, with an empty mark, no longer show) what is being done to a row, or why it failed."""
        if mark == _NO_MARK:
            if self._marks.pop(key, None) is None:
                return
        else:
            self._marks[key] = mark
        row = self.row(key)
        if row is not None:
            self._put(key.kind, replace(row, pending=mark.pending, problem=mark.problem))

    def marked(self, key: Key) -> Mark:
        """What is shown of a row beyond the engine."""
        return self._marks.get(key, _NO_MARK)

    def pending(self) -> list[Key]:
        """The keys of the rows to which something is being done."""
        return [key for key, mark in self._marks.items() if mark.pending]

    def answered(self, keys: Iterable[Key]) -> None:
        """These were read again: the words of calls that have ended go, where no event took them away."""
        for key in keys:
            mark = self.marked(key)
            if mark.pending and not mark.verb:
                self.mark(key, _NO_MARK)

    def set_lost(self, *, lost: bool) -> None:
        """Whether the engine is out of reach, for all rows."""
        if lost == self.lost:
            return
        self.lost = lost
        for kind, rows in self._rows.items():
            if rows:
                self._changes[kind].whole = True
                for row in list(rows.values()):
                    rows[row.key] = replace(row, lost=lost)

    # Changes

    def take_containers(self) -> Change:
        """What changed in the containers since the last time."""
        return self._take(Kind.CONTAINER)

    def take_others(self) -> list[tuple[Kind, Change]]:
        """What changed in the rest, users included; kinds without changes are left out."""
        self._show_users()
        return [(kind, self._take(kind)) for kind in NOUNS[1:] if self._changes[kind]]

    def _take(self, kind: Kind) -> Change:
        taken = self._changes[kind]
        if taken:
            self._changes[kind] = Change()
        return taken

    def _show_users(self) -> None:
        usage = self._usage
        for identity in usage.images:
            keys = self._image_keys.get(identity)
            if keys:
                users = usage.of_image(identity)
                for key in keys:
                    self._put(Kind.IMAGE, replace(self.images[key], users=users))
        for name in usage.volumes:
            volume = self.volumes.get(self.key(Kind.VOLUME, name))
            if volume is not None:
                self._put(Kind.VOLUME, replace(volume, users=usage.of_volume(name)))
        if usage.networks:
            for network in list(self.networks.values()):
                record = network.network
                if record.id in usage.networks or record.name in usage.networks:
                    self._put(Kind.NETWORK, replace(network, users=usage.of_network(record)))
        usage.settled()

    def _put(self, kind: Kind, row: Row) -> None:
        rows = self._rows[kind]
        if rows.get(row.key) == row:
            return
        rows[row.key] = row
        change = self._changes[kind]
        change.upserted[row.key] = None
        change.discarded.pop(row.key, None)

    def _drop(self, key: Key) -> None:
        self._marks.pop(key, None)
        if self._rows[key.kind].pop(key, None) is None:
            return
        change = self._changes[key.kind]
        change.upserted.pop(key, None)
        change.discarded[key] = None

    def _whole(self, kind: Kind) -> None:
        self.listed.add(kind)
        self._changes[kind].whole = True

    def _drop_others(self, kind: Kind, there: AbstractSet[str]) -> None:
        for gone in [key for key in self._rows[kind] if key.id not in there]:
            self._drop(gone)


_NO_MARK = Mark()
