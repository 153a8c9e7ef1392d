"""Sizes that were measured because somebody asked, put into the records that are read later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.records import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.records import Container, Image, Volume


class Sizes:
    """What was measured last, by kind: of containers and images by their id, of volumes by their name."""

    def __init__(self) -> None:
        self._known: dict[Kind, dict[str, int]] = {}

    def take(self, kind: Kind, sizes: Mapping[str, int]) -> None:
        """What was measured, in bytes, in place of what was before."""
        self._known[kind] = dict(sizes)

    def _of(self, kind: Kind, identity: str) -> int | None:
        return self._known.get(kind, {}).get(identity)

    def of_container(self, container: Container) -> Container:
        """A container with what it has written."""
        size = self._of(Kind.CONTAINER, container.id)
        return container if size is None else replace(container, size_rw=size)

    def of_image(self, image: Image) -> Image:
        """An image with what it shares with others."""
        shared = self._of(Kind.IMAGE, image.id)
        return image if shared is None else replace(image, shared_size=shared)

    def of_volume(self, volume: Volume) -> Volume:
        """A volume with what it holds."""
        size = self._of(Kind.VOLUME, volume.name)
        return volume if size is None else replace(volume, size=size)
