"""Readings of single things: what events ask for, and in the background what the lists do not say."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from engine.errors import EngineError, NotFound, Unreachable
from engine.records import Kind
from models.reads import Reads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from engine.contract import Engine
    from engine.records import Container, Key
    from engine.tasks import TaskScope
    from models.lists import Lists
    from models.store import Store
    from models.timers import Timers

log = logging.getLogger(__name__)

MERGE = 0.05
"""Seconds whose readings in the background are said together."""


class Readings:
    """Reads single things of an engine into a store.

    Args:
        store: where to.
        engine: where from.
        scope: owns the tasks; closed with the connection.
        lists: told what was learnt; asked for images that are not known.
        timers: makes calls later.
        flush: says what changed in the store.
        broken: takes the error that shows that the connection is gone.
    """

    def __init__(
        self,
        store: Store,
        engine: Engine,
        scope: TaskScope,
        *,
        lists: Lists,
        timers: Timers,
        flush: Callable[[], None],
        broken: Callable[[EngineError], None],
    ) -> None:
        self._store = store
        self._engine = engine
        self._lists = lists
        self._timers = timers
        self._flush = flush
        self._broken = broken
        self._reads = Reads(scope, self._read)
        self._gone_meanwhile: set[Key] = set()
        # Images that are listed and not there when asked for: their content is lost, or they are gone since.
        self._hollow: set[str] = set()
        self._flushing = False

    @property
    def idle(self) -> bool:
        """Whether nothing is being read, nor waits for it."""
        return self._reads.idle

    def now(self, key: Key) -> None:
        """Read one thing again, before what waits in the background."""
        if key.kind is Kind.IMAGE:
            self._lists.want_images()
        else:
            self._reads.now(key)

    def prefer(self, keys: Iterable[Key]) -> None:
        """What is in sight is read first."""
        self._reads.prefer(self._store.key(k.kind, k.id.partition(" ")[0]) if k.kind is Kind.IMAGE else k for k in keys)

    def details(self) -> None:
        """Read in the background what the lists do not say."""
        store = self._store
        self._hollow.intersection_update(store.image_ids())
        self._reads.later(key for key, row in store.containers.items() if row.container.detail is None)
        self._reads.later(
            store.key(Kind.IMAGE, identity)
            for identity in store.image_ids()
            if store.platform(identity) is None and identity not in self._hollow
        )

    def drop(self, key: Key, reference: str = "") -> None:
        """A thing is gone: its row goes, and answers about it that are on their way are not listened to.

        Args:
            key: its key (an image's with its id alone).
            reference: what a container's image was called in the event.
        """
        self._lists.touch(key)
        if self._reads.forget(key):
            self._gone_meanwhile.add(key)
        match key.kind:
            case Kind.CONTAINER:
                self._drop_container(key.id, reference)
            case Kind.IMAGE:
                self._store.drop_image(key.id)
            case Kind.VOLUME:
                self._store.drop_volume(key.id)
            case Kind.NETWORK:
                self._store.drop_network(key.id)
            case Kind.GROUP | Kind.PROCESS | Kind.FILE:
                return

    def _drop_container(self, identity: str, reference: str) -> None:
        known = self._store.container(identity)
        image = known.image_id if known is not None else ""
        # A build's steps are made from an image's whole id, and from images that are not listed. When one goes there is
        # a new image that the classic builder announces with nothing else (seen on 20.10).
        if reference.startswith("sha256:") or (image and not self._store.knows_image(image)):
            self._lists.want_images()
        self._store.drop_container(identity)

    async def _read(self, key: Key, urgent: bool) -> None:
        self._gone_meanwhile.discard(key)
        put: Callable[[], None] | None = None
        try:
            put = await self._read_one(key)
        except NotFound:
            put = partial(self._miss, key)
        except Unreachable as error:
            self._broken(error)
        except EngineError as error:
            log.info("left as it was: %s", error)
        # An answer from before something that happened meanwhile is not shown: the thing would go back in time.
        if not self._reads.waits(key):
            if put is not None and key not in self._gone_meanwhile:
                put()
            self._store.answered((key,))
        if urgent:
            self._flush()
        elif not self._flushing:
            self._flushing = True
            self._timers.later(MERGE, self._flush_later)

    def _miss(self, key: Key) -> None:
        """What was asked for is not there. Of an image the list tells whether it is gone; it is read for that once."""
        if key.kind is not Kind.IMAGE:
            self.drop(key)
        elif key.id not in self._hollow:
            self._hollow.add(key.id)
            self._lists.want_images()

    async def _read_one(self, key: Key) -> Callable[[], None]:
        """Read a thing; what is returned puts it into the store."""
        store, engine = self._store, self._engine
        match key.kind:
            case Kind.CONTAINER:
                container = await engine.containers.read(key.id)
                return lambda: self._put(key, lambda: self._put_container(container))
            case Kind.IMAGE:
                image = await engine.images.read(key.id)
                return lambda: store.set_platform(key.id, image.platform)
            case Kind.VOLUME:
                volume = await engine.volumes.read(key.id)
                return lambda: self._put(key, lambda: store.put_volume(volume))
            case Kind.NETWORK:
                network = await engine.networks.read(key.id)
                return lambda: self._put(key, lambda: store.put_network(network))
            case Kind.GROUP | Kind.PROCESS | Kind.FILE:
                raise ValueError(f"a {key.kind} is not read")

    def _put(self, key: Key, put: Callable[[], None]) -> None:
        self._lists.touch(key)
        put()

    def _put_container(self, container: Container) -> None:
        self._store.put_container(container)
        if self._lists.unknown_image(container.image_id):
            self._lists.want_images()

    def _flush_later(self) -> None:
        self._flushing = False
        self._flush()
