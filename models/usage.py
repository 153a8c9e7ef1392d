"""Who uses an image, a volume or a network: worked out from the containers' records, never asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.records import Container, Endpoint, Image, Network

HEX = frozenset("0123456789abcdef")


class Usage:
    """An index from things to the containers that use them, kept up container by container.

    After changes `images`, `volumes` and `networks` hold what they touched, until `settled`.
    """

    def __init__(self) -> None:
        self._containers: dict[str, Container] = {}
        # Dictionaries without values: sets that keep their order, which is that of the containers.
        self._by_image: dict[str, dict[str, None]] = {}
        self._by_volume: dict[str, dict[str, None]] = {}
        self._by_network: dict[str, dict[str, None]] = {}
        self.images: set[str] = set()
        self.volumes: set[str] = set()
        self.networks: set[str] = set()

    def put(self, container: Container) -> None:
        """Take a new or changed container in."""
        old = self._containers.get(container.id)
        self._containers[container.id] = container
        self._index(self._by_image, self.images, container.id, _image_of(old), _image_of(container))
        self._index(self._by_volume, self.volumes, container.id, _volumes_of(old), _volumes_of(container))
        self._index(self._by_network, self.networks, container.id, _networks_of(old), _networks_of(container))

    def drop(self, identity: str) -> None:
        """Forget a container."""
        old = self._containers.pop(identity, None)
        if old is None:
            return
        self._index(self._by_image, self.images, identity, _image_of(old), ())
        self._index(self._by_volume, self.volumes, identity, _volumes_of(old), ())
        self._index(self._by_network, self.networks, identity, _networks_of(old), ())

    def settled(self) -> None:
        """What was touched has been looked at."""
        self.images.clear()
        self.volumes.clear()
        self.networks.clear()

    def of_image(self, identity: str) -> tuple[Container, ...]:
        """The containers made from an image, by its id."""
        return self._records(self._by_image.get(identity))

    def of_volume(self, name: str) -> tuple[Container, ...]:
        """The containers that mount a volume, by its name."""
        return self._records(self._by_volume.get(name))

    def of_network(self, network: Network) -> tuple[Container, ...]:
        """The containers on a network: by its id, and by its name those that were never started, who know no id yet."""
        by_id = self._by_network.get(network.id)
        by_name = self._by_network.get(network.name)
        if by_id and by_name:
            return self._records(by_id | by_name)
        return self._records(by_id or by_name)

    def _records(self, identities: Mapping[str, None] | None) -> tuple[Container, ...]:
        return tuple(map(self._containers.__getitem__, identities)) if identities else ()

    @staticmethod
    def _index(
        index: dict[str, dict[str, None]],
        touched: set[str],
        identity: str,
        old: tuple[str, ...],
        new: tuple[str, ...],
    ) -> None:
        touched.update(old, new)  # users are whole records: what keeps its users shows them changed
        if old == new:
            return
        for name in old:
            if name not in new:
                users = index[name]
                users.pop(identity, None)
                if not users:
                    del index[name]
        for name in new:
            index.setdefault(name, {})[identity] = None


def _image_of(container: Container | None) -> tuple[str, ...]:
    return (container.image_id,) if container is not None and container.image_id else ()


def _volumes_of(container: Container | None) -> tuple[str, ...]:
    if container is None or not container.mounts:
        return ()
    return tuple(dict.fromkeys(mount.name for mount in container.mounts if mount.kind == "volume" and mount.name))


def _networks_of(container: Container | None) -> tuple[str, ...]:
    return tuple(map(_network_of, container.endpoints)) if container is not None else ()


def _network_of(endpoint: Endpoint) -> str:
    return endpoint.network_id or endpoint.network


class References:
    """Which image each reference stands for now, to say what a container's image is called.

    An engine's list gives the reference that a container was made with for as long as it stands for the same image,
    and the image's id after that (moby `daemon/list.go`); an inspection always gives the reference. No event tells of
    the containers when a tag moves, so the same is worked out here.
    """

    def __init__(self) -> None:
        self._images: dict[str, str] = {}
        self._listed: set[str] = set()

    def learn(self, images: Iterable[Image]) -> None:
        """Take in a list of all images."""
        self._images.clear()
        for image in images:
            self._listed.add(image.id)
            for name in (*image.tags, *image.digests):
                self._images[full(name)] = image.id

    def called(self, reference: str, image_id: str) -> str:
        """`reference` where it stands for the image, else the image's id.

        Args:
            reference: as the container was made with: a name, an id or the beginning of one.
            image_id: the container's image. Where no such image was ever listed the reference is believed: engines
                differ in what a container's image id stands for when an image has several platforms.
        """
        if image_id not in self._listed or self._stands_for(reference, image_id):
            return reference
        return image_id

    def _stands_for(self, reference: str, image_id: str) -> bool:
        digits = reference.removeprefix("sha256:")
        if image_id.removeprefix("sha256:").startswith(digits) and HEX.issuperset(digits):
            return True
        return self._images.get(full(reference)) == image_id


def full(reference: str) -> str:
    """A reference as the engine lists it: without Docker's own registry, with a tag ("busybox:latest")."""
    name = reference
    for prefix in ("docker.io/", "index.docker.io/", "library/"):
        name = name.removeprefix(prefix)
    name, at, digest = name.partition("@")
    path, colon, tag = name.rpartition(":")
    tagged = bool(colon) and "/" not in tag
    if at:
        return f"{path if tagged else name}@{digest}"
    return name if tagged else f"{name}:latest"
