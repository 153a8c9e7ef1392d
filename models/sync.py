"""In step with one engine while it answers: events are applied and followed up, details are read in the background."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import EngineError, NotFound, Unreachable
from engine.records import Kind
from models import event_table
from models.event_table import Again
from models.lists import Lists
from models.reads import Reads
from models.store import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.contract import Engine
    from engine.records import Container, Event, Key
    from engine.tasks import TaskScope
    from models.event_table import Effect
    from models.store import Store

log = logging.getLogger(__name__)

MERGE = 0.05
"""Seconds within which further events of one thing lead to one reading."""

_LISTS = {Again.CONTAINERS: Kind.CONTAINER, Again.VOLUMES: Kind.VOLUME, Again.NETWORKS: Kind.NETWORK}


@dataclass(slots=True)
class Window:
    """The time after an event of one thing in which others are merged.

    Args:
        late: something is left to be read when it ends.
        led: an event was shown and read at once. Until then the next one that can be still is: a death comes when it
            comes, and its "kill" may have been 40 or 60 ms before it.
    """

    late: bool
    led: bool


class Sync:
    """Keeps a store in step with an engine, over one connection.

    Args:
        store: what is kept in step.
        engine: what it is kept in step with.
        scope: owns the tasks; closed with the connection.
        flush: says what changed in the store.
        broken: takes the error that shows that the connection is gone.
        informed: called when the engine's own settings changed.
        failing: called when `lists.failed` changed.
    """

    def __init__(
        self,
        store: Store,
        engine: Engine,
        scope: TaskScope,
        *,
        flush: Callable[[], None],
        broken: Callable[[EngineError], None],
        informed: Callable[[], None],
        failing: Callable[[], None],
    ) -> None:
        self._store = store
        self._engine = engine
        self._scope = scope
        self._flush = flush
        self._broken = broken
        self._informed = informed
        self._loop = asyncio.get_running_loop()
        self._reads = Reads(scope, self._read)
        self._windows: dict[Key, Window] = {}
        self._timers: set[asyncio.TimerHandle] = set()
        self._flushing = False
        self._gone_meanwhile: set[Key] = set()
        self.lists = Lists(store, engine, scope, listed=self._listed, flush=flush, broken=broken, failing=failing)

    @property
    def idle(self) -> bool:
        """Whether nothing is being read, nor waits for it."""
        return self.lists.idle and self._reads.idle and not self._timers

    def close(self) -> None:
        """Nothing is done any more; the scope is the owner's to close."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()

    # Events

    def take(self, events: Sequence[Event], listed_ns: int = 0) -> None:
        """Apply a batch of events and read again what they ask for.

        Args:
            events: as they came.
            listed_ns: the engine's clock when the lists were asked for. What happened before is in the lists already:
                it is read again, but not shown, which would go back in time.
        """
        for event in events:
            self._one(event, show=event.time_ns > listed_ns)
        self._flush()

    def _one(self, event: Event, *, show: bool) -> None:
        effect = event_table.effect(event)
        match effect.again:
            case Again.NOTHING:
                return
            case Again.INFO:
                self._informed()
            case Again.CONTAINER:
                self._container_event(event, effect, show=show)
            case Again.CONTAINER_GONE:
                self._container_gone(event.id, event.attributes.get("image", ""))
            case Again.IMAGES | Again.IMAGE_GONE:
                self._image_event(event, effect, show=show)
            case Again.VOLUME | Again.VOLUME_GONE:
                self._volume_event(event, effect, show=show)
            case Again.NETWORK | Again.NETWORK_GONE:
                self._network_event(event, effect, show=show)
            case Again.ENDPOINT:
                self._endpoint_event(event, effect)
            case Again.CONTAINERS | Again.VOLUMES | Again.NETWORKS:
                self.lists.refresh(_LISTS[effect.again])

    def _container_event(self, event: Event, effect: Effect, *, show: bool) -> None:
        key = self._store.key(Kind.CONTAINER, event.id)
        self._settle(key, event)
        window = self._windows.get(key)
        idle = window is None or not window.led
        known = self._store.container(event.id)
        now = event_table.told(known, event) if known is not None else event_table.new_container(event)
        if event.action == "health_status" and known is not None and now == known:
            return  # an engine that tells of each probe, not of each change
        if now is not None and now != known and show and idle and effect.at_once:
            self.lists.touch(key)
            self._store.put_container(now)
        self._read_again(key, at_once=effect.at_once)

    def _container_gone(self, identity: str, reference: str = "") -> None:
        known = self._store.container(identity)
        image = known.image_id if known is not None else ""
        # A build's steps are made from an image's whole id, and from images that are not listed. When one goes there is
        # a new image that the classic builder announces with nothing else (seen on 20.10).
        if reference.startswith("sha256:") or (image and not self._store.knows_image(image)):
            self.lists.want_images()
        key = self._store.key(Kind.CONTAINER, identity)
        self._store.drop_container(identity)
        self._gone(key)

    def _image_event(self, event: Event, effect: Effect, *, show: bool) -> None:
        if effect.again is Again.IMAGE_GONE and show:
            self.lists.touch(self._store.key(Kind.IMAGE, event.id))
            self._store.drop_image(event.id)
        self.lists.want_images()

    def _volume_event(self, event: Event, effect: Effect, *, show: bool) -> None:
        key = self._store.key(Kind.VOLUME, event.id)
        self._settle(key, event)
        if effect.again is Again.VOLUME_GONE and show:
            self._store.drop_volume(event.id)
            self._gone(key)
            return
        volume = event_table.new_volume(event)
        if volume is not None and show and key not in self._store.volumes:
            self.lists.touch(key)
            self._store.put_volume(volume)
        self._read_again(key, at_once=effect.at_once)

    def _network_event(self, event: Event, effect: Effect, *, show: bool) -> None:
        key = self._store.key(Kind.NETWORK, event.id)
        self._settle(key, event)
        if effect.again is Again.NETWORK_GONE and show:
            self._store.drop_network(event.id)
            self._gone(key)
            return
        network = event_table.new_network(event)
        if network is not None and show and key not in self._store.networks:
            self.lists.touch(key)
            self._store.put_network(network)
        self._read_again(key, at_once=effect.at_once)

    def _endpoint_event(self, event: Event, effect: Effect) -> None:
        container = event.attributes.get("container", "")
        if container:
            self._read_again(self._store.key(Kind.CONTAINER, container), at_once=effect.at_once)
        network = self._store.key(Kind.NETWORK, event.id)
        if network not in self._store.networks:  # who is on it is in the containers' records
            self._read_again(network, at_once=effect.at_once)

    def _read_again(self, key: Key, *, at_once: bool) -> None:
        """Leading edge: the first one reads, those within the next 50 ms lead to one more reading after them."""
        window = self._windows.get(key)
        if window is None:
            self._open(key, Window(late=not at_once, led=at_once))
            if at_once:
                self._reads.now(key)
        elif at_once and not window.led:
            window.late, window.led = False, True
            self._reads.now(key)
        else:
            window.late = True

    def _open(self, key: Key, window: Window) -> None:
        self._windows[key] = window
        self._later(MERGE, self._end, key, window)

    def _end(self, key: Key, window: Window) -> None:
        if self._windows.get(key) is not window:
            return
        del self._windows[key]
        if window.late:
            self._open(key, Window(late=False, led=window.led))
            self._reads.now(key)

    def _gone(self, key: Key) -> None:
        self.lists.touch(key)
        self._windows.pop(key, None)
        if self._reads.forget(key):
            self._gone_meanwhile.add(key)

    def _settle(self, key: Key, event: Event) -> None:
        """What a person waits for has come about."""
        mark = self._store.marked(key)
        if (mark.pending and event_table.done(mark.verb, event)) or (mark.problem and not mark.pending):
            self._store.mark(key, Mark())

    # Readings

    def read_now(self, key: Key) -> None:
        """Read one thing again, before what waits in the background."""
        if key.kind is Kind.IMAGE:
            self.lists.want_images()
        else:
            self._reads.now(key)

    def prefer(self, keys: Iterable[Key]) -> None:
        """What is in sight is read first."""
        self._reads.prefer(self._store.key(k.kind, k.id.partition(" ")[0]) if k.kind is Kind.IMAGE else k for k in keys)

    def _listed(self, kind: Kind) -> None:
        """Paint first; then read in the background what the list does not say."""
        if kind in {Kind.CONTAINER, Kind.IMAGE}:
            self._later(MERGE, self._details)

    def _details(self) -> None:
        store = self._store
        self._reads.later(key for key, row in store.containers.items() if row.container.detail is None)
        self._reads.later(
            store.key(Kind.IMAGE, identity) for identity in store.image_ids() if store.platform(identity) is None
        )

    async def _read(self, key: Key, urgent: bool) -> None:
        self._gone_meanwhile.discard(key)
        try:
            put = await self._read_one(key)
        except NotFound:
            self._not_found(key)
        except EngineError as error:
            self._note(error)
        else:
            # An answer from before something that happened meanwhile is not shown: the thing would go back in time.
            if not self._reads.waits(key) and key not in self._gone_meanwhile:
                put()
        if not self._reads.waits(key):
            self._store.answered((key,))
        if urgent:
            self._flush()
        elif not self._flushing:
            self._flushing = True
            self._later(MERGE, self._flush_later)

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
            case Kind.GROUP:
                raise ValueError("a group is not read")

    def _put(self, key: Key, put: Callable[[], None]) -> None:
        self.lists.touch(key)
        put()

    def _put_container(self, container: Container) -> None:
        self._store.put_container(container)
        if self.lists.unknown_image(container.image_id):
            self.lists.want_images()

    def _not_found(self, key: Key) -> None:
        match key.kind:
            case Kind.CONTAINER:
                self._container_gone(key.id)
            case Kind.IMAGE:
                self.lists.want_images()
            case Kind.VOLUME:
                self._store.drop_volume(key.id)
                self._gone(key)
            case Kind.NETWORK:
                self._store.drop_network(key.id)
                self._gone(key)
            case Kind.GROUP:
                return

    def _flush_later(self) -> None:
        self._flushing = False
        self._flush()

    def _later(self, seconds: float, call: Callable[..., None], *arguments: object) -> None:
        def run() -> None:
            self._timers.discard(timer)
            if not self._scope.closed:
                call(*arguments)

        timer = self._loop.call_later(seconds, run)
        self._timers.add(timer)

    def _note(self, error: EngineError) -> None:
        """One call failed. The connection itself is only in doubt when nothing answered."""
        if isinstance(error, Unreachable):
            self._broken(error)
        else:
            log.info("left as it was: %s", error)
