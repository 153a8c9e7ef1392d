"""Images of one engine: JSON to records and the calls (Engine API, `/images`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import Ask, Unsupported
from engine.parse import items, labels, mapping, record, records, text, texts, unix_time, whole, whole_object
from engine.paths import segment
from engine.records import Image, ImageDetail, Layer
from engine.wire import COSTLY_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.wire import Wire


def image_from_list(json: dict[str, Any]) -> Image | None:
    """One item of `GET /images/json`, None where it has no id. `platform` is not in it."""
    identity = text(json.get("Id"))
    if not identity:
        return None
    return Image(
        id=identity,
        tags=_named(json.get("RepoTags")),
        digests=_named(json.get("RepoDigests")),
        size=_size(json.get("Size")),
        shared_size=_size(json.get("SharedSize")),
        created=unix_time(json.get("Created")),
        labels=labels(json.get("Labels")),
        parent=text(json.get("ParentId")),
    )


def image_from_inspect(json: dict[str, Any]) -> ImageDetail | None:
    """The inspection of one image (`GET /images/{name}/json`), None where it has no id."""
    if not text(json.get("Id")):
        return None
    config = mapping(json.get("Config"))
    parts = [text(json.get("Os")), text(json.get("Architecture")), text(json.get("Variant"))]
    return ImageDetail(
        platform="/".join(part for part in parts if part),
        author=text(json.get("Author")),
        entrypoint=texts(config.get("Entrypoint")),
        command=texts(config.get("Cmd")),
        env=texts(config.get("Env")),
        ports=tuple(sorted(mapping(config.get("ExposedPorts")))),
        volumes=tuple(sorted(mapping(config.get("Volumes")))),
        working_dir=text(config.get("WorkingDir")),
        user=text(config.get("User")),
        layers=len(items(mapping(json.get("RootFS")).get("Layers"))),
    )


def layer_from_history(json: dict[str, Any]) -> Layer:
    """One line of `GET /images/{name}/history`; the id of a layer that has none is ""."""
    identity = text(json.get("Id"))
    return Layer(
        id="" if identity == "<missing>" else identity,
        created=unix_time(json.get("Created")),
        created_by=text(json.get("CreatedBy")),
        size=_size(json.get("Size")),
        comment=text(json.get("Comment")),
        tags=texts(json.get("Tags")),
    )


def _named(value: Any) -> tuple[str, ...]:
    """References; engines before API 1.43 write `<none>:<none>` and `<none>@<none>` for none, then `name@<none>`."""
    return tuple(reference for reference in texts(value) if "<none>" not in reference)


def _size(value: Any) -> int | None:
    size = whole(value)
    return None if size is None or size < 0 else size


class ImageCalls:
    """`contract.Images` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def list(self) -> Sequence[Image]:
        """All images but intermediate ones. Costly on some engines: never poll it."""
        return await self._wire.get(
            Ask("list", "image"),
            "/images/json",
            lambda json: records(json, image_from_list),
            patience=COSTLY_SECONDS,
            costly=True,
        )

    async def read(self, image: str) -> ImageDetail:
        """What only inspection says."""
        return await self._wire.get(
            Ask("read", "image", image), _path(image, "json"), lambda json: record(json, image_from_inspect)
        )

    async def inspect(self, image: str) -> dict[str, Any]:
        """The engine's own JSON of one image."""
        return await self._wire.get(Ask("inspect", "image", image), _path(image, "json"), whole_object)

    async def history(self, image: str) -> Sequence[Layer]:
        """Its layers, newest first."""
        return await self._wire.get(
            Ask("read", "image", image), _path(image, "history"), lambda json: records(json, layer_from_history)
        )

    async def shared_sizes(self) -> dict[str, int]:
        """Bytes shared with other images, per image id; may take long. Raises Unsupported where not known.

        `shared-size` of the list from API 1.42 on, `GET /system/df` before.
        """
        ask = Ask("measure", "image")
        if self._wire.at_least(1, 42):
            path, params = "/images/json", {"shared-size": 1}
        else:
            path, params = "/system/df", {}
        sizes = await self._wire.get(ask, path, _shared_sizes, params=params, patience=COSTLY_SECONDS, costly=True)
        if sizes is None:
            raise Unsupported(*ask, "the engine gives no shared sizes")
        return sizes

    async def tag(self, image: str, reference: str) -> None:
        """Give it one more reference ("repository:tag"; without a tag it is "latest")."""
        repository, tag = split_reference(reference)
        await self._wire.send(
            Ask("tag", "image", image), "POST", _path(image, "tag"), params={"repo": repository, "tag": tag}
        )

    async def remove(self, image: str, *, force: bool = False) -> None:
        """Remove a reference, and the image with its last one; an id removes all references (with `force`)."""
        await self._wire.send(
            Ask("remove", "image", image), "DELETE", f"/images/{segment(image)}", params={"force": int(force)}
        )


def _path(image: str, what: str) -> str:
    return f"/images/{segment(image)}/{what}"


def _shared_sizes(json: Any) -> dict[str, int] | None:
    listed = mapping(json).get("Images") if type(json) is dict else json
    images = records(listed, image_from_list)
    # Podman's `system df` writes ids without their algorithm.
    sizes = {_whole_id(image.id): image.shared_size for image in images if image.shared_size is not None}
    return sizes if sizes or not images else None


def _whole_id(identity: str) -> str:
    return identity if ":" in identity else f"sha256:{identity}"


def split_reference(reference: str) -> tuple[str, str]:
    """Repository and tag of "localhost:5000/team/app:1.2"; the tag is "latest" where there is none."""
    repository, colon, tag = reference.rpartition(":")
    if not colon or "/" in tag:
        return reference, "latest"
    return repository, tag
