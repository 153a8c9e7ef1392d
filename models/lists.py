"""The lists of one connection: read whole, side by side, with what happened meanwhile left as it is."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from engine.errors import EngineError, Unreachable
from engine.records import Kind
from models.backoff import Backoff
from models.store import NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from typing import Any

    from engine.contract import Engine
    from engine.records import Key
    from engine.tasks import TaskScope
    from models.store import Store

log = logging.getLogger(__name__)

IMAGES_APART = 1.0
"""Seconds between two readings of the image list at least: some engines take a second of CPU for one."""


class Lists:
    """Reads the lists of an engine into a store.

    Args:
        store: where to.
        engine: where from.
        scope: owns the tasks; closed with the connection.
        listed: called when a list of a kind has come, before its rows are said.
        flush: says what changed in the store.
        broken: takes the error that shows that the connection is gone.
        failing: called when `failed` changed.
    """

    def __init__(
        self,
        store: Store,
        engine: Engine,
        scope: TaskScope,
        *,
        listed: Callable[[Kind], None],
        flush: Callable[[], None],
        broken: Callable[[EngineError], None],
        failing: Callable[[], None],
    ) -> None:
        self._store = store
        self._engine = engine
        self._scope = scope
        self._came = listed
        self._flush = flush
        self._broken = broken
        self._failing = failing
        self._beginning = True
        self._images_due = False
        self._images_rest = False
        self._images_lock = asyncio.Lock()
        self._unlisted: set[str] = set()
        # What happened to things of a kind while a list of them was on its way: it is newer than the list.
        self._newer: dict[Kind, list[set[str]]] = {kind: [] for kind in NOUNS}
        self.failed: dict[Kind, EngineError] = {}
        """Kinds whose list the engine refuses, and why."""

    @property
    def idle(self) -> bool:
        """Whether no list is being read, nor waits to be."""
        return not self._beginning and not self._images_due and not any(self._newer.values())

    def touch(self, key: Key) -> None:
        """Something was learnt of a thing: a list that is on its way is older."""
        for newer in self._newer.get(key.kind, ()):
            newer.add(key.id)

    async def list_first(self, live: Callable[[], None]) -> None:
        """Read the containers. Without them there is no session, so an error is raised.

        Args:
            live: called, instead of `flush`, when they are there.
        """
        await self._list(Kind.CONTAINER)
        live()

    def list_others(self) -> list[asyncio.Task[None]]:
        """Read the other lists, side by side; each is shown as it comes, errors are kept in `failed`."""
        return [self.refresh(kind) for kind in NOUNS if kind is not Kind.CONTAINER]

    def begun(self) -> None:
        """What is listed at the beginning is there, or takes long: now for what the containers' list does not say."""
        self._beginning = False
        self._came(Kind.CONTAINER)

    def refresh(self, kind: Kind) -> asyncio.Task[None]:
        """Read the list of one kind again. Where the engine refuses, the rows stay and it is tried again."""
        return self._scope.start(("list", kind), self._listed(self._list(kind), kind))

    async def _list_later(self, kind: Kind) -> None:
        backoff = Backoff()
        while kind in self.failed:
            await asyncio.sleep(backoff.next())
            await self._listed(self._list(kind), kind)

    async def _listed(self, listing: Coroutine[Any, Any, None], kind: Kind) -> None:
        """Wait for a list of a kind. One that does not come is tried again, later and later."""
        try:
            await listing
        except EngineError as error:
            log.info("%ss cannot be listed: %s", kind, error)
            if isinstance(error, Unreachable):
                self._broken(error)
            self.failed[kind] = error
            self._failing()
            if not self._scope.running(("retry", kind)):
                self._scope.start(("retry", kind), self._list_later(kind))
            return
        finally:
            self._store.answered([key for key in self._store.pending() if key.kind is kind])
            self._flush()
        self._came(kind)
        if self.failed.pop(kind, None) is not None:
            self._failing()

    async def _list(self, kind: Kind) -> None:
        store, engine = self._store, self._engine
        if kind is Kind.IMAGE:
            await self._list_images(whole=True)
            return
        with self._listing(kind) as newer:
            match kind:
                case Kind.CONTAINER:
                    containers = await engine.containers.list()
                    store.set_lost(lost=False)
                    store.set_containers(containers, newer)
                case Kind.VOLUME:
                    store.set_volumes(await engine.volumes.list(), newer)
                case Kind.NETWORK:
                    store.set_networks(await engine.networks.list(), newer)
                case _:
                    raise ValueError(f"no list of {kind}")

    async def _list_images(self, *, whole: bool) -> None:
        async with self._images_lock:
            with self._listing(Kind.IMAGE) as newer:
                images = await self._engine.images.list()
                self._store.set_images([image for image in images if image.id not in newer], whole=whole)
        used = {row.container.image_id for row in self._store.containers.values()}
        # Listing them again would not bring them: they are intermediate, or gone.
        self._unlisted = {identity for identity in used if not self._store.knows_image(identity)}

    @contextlib.contextmanager
    def _listing(self, kind: Kind) -> Iterator[set[str]]:
        newer: set[str] = set()
        listings = self._newer[kind]
        listings.append(newer)
        try:
            yield newer
        finally:
            # By identity: two that are empty are equal.
            listings[:] = [other for other in listings if other is not newer]

    def unknown_image(self, identity: str) -> bool:
        """Whether a container's image is one that a new list may bring."""
        return bool(identity) and identity not in self._unlisted and not self._store.knows_image(identity)

    def want_images(self) -> None:
        """Read the image list: now, or a second after the last time."""
        self._images_due = True
        if not self._images_rest:
            self._images_rest = True
            self._scope.start("images", self._image_lists())

    async def _image_lists(self) -> None:
        try:
            while self._images_due:
                self._images_due = False
                await self._listed(self._list_images(whole=False), Kind.IMAGE)
                await asyncio.sleep(IMAGES_APART)
        finally:
            self._images_rest = False
