"""In step with one engine while it answers: events are applied and followed up, details are read in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.records import Kind
from models import event_table
from models.event_table import Again
from models.lists import Lists
from models.readings import MERGE, Readings
from models.store import Mark
from models.timers import Timers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.contract import Engine
    from engine.errors import EngineError
    from engine.records import Event, Key
    from engine.tasks import TaskScope
    from models.event_table import Effect
    from models.store import Store

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
        self._flush = flush
        self._informed = informed
        self._windows: dict[Key, Window] = {}
        self._timers = Timers()
        self.lists = Lists(store, engine, scope, listed=self._listed, flush=flush, broken=broken, failing=failing)
        self.readings = Readings(
            store, engine, scope, lists=self.lists, timers=self._timers, flush=flush, broken=broken
        )

    @property
    def idle(self) -> bool:
        """Whether nothing is being read, nor waits for it."""
        return self.lists.idle and self.readings.idle and self._timers.idle

    def close(self) -> None:
        """Nothing is done any more; the scope is the owner's to close."""
        self._timers.close()

    def _listed(self, kind: Kind) -> None:
        """Paint first; then read in the background what the list does not say."""
        if kind in {Kind.CONTAINER, Kind.IMAGE}:
            self._timers.later(MERGE, self.readings.details)

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
                self._gone(self._store.key(Kind.CONTAINER, event.id), event.attributes.get("image", ""))
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

    def _image_event(self, event: Event, effect: Effect, *, show: bool) -> None:
        if effect.again is Again.IMAGE_GONE and show:
            self._gone(self._store.key(Kind.IMAGE, event.id))
        self.lists.want_images()

    def _volume_event(self, event: Event, effect: Effect, *, show: bool) -> None:
        key = self._store.key(Kind.VOLUME, event.id)
        self._settle(key, event)
        if effect.again is Again.VOLUME_GONE and show:
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
        if event.id and network not in self._store.networks:  # who is on it is in the containers' records
            self._read_again(network, at_once=effect.at_once)

    def _read_again(self, key: Key, *, at_once: bool) -> None:
        """Leading edge: the first one reads, those within the next 50 ms lead to one more reading after them."""
        window = self._windows.get(key)
        if window is None:
            self._open(key, Window(late=not at_once, led=at_once))
            if at_once:
                self.readings.now(key)
        elif at_once and not window.led:
            window.late, window.led = False, True
            self.readings.now(key)
        else:
            window.late = True

    def _open(self, key: Key, window: Window) -> None:
        self._windows[key] = window
        self._timers.later(MERGE, self._end, key, window)

    def _end(self, key: Key, window: Window) -> None:
        if self._windows.get(key) is not window:
            return
        del self._windows[key]
        if window.late:
            self._open(key, Window(late=False, led=window.led))
            self.readings.now(key)

    def _gone(self, key: Key, reference: str = "") -> None:
        self._windows.pop(key, None)
        self.readings.drop(key, reference)

    def _settle(self, key: Key, event: Event) -> None:
        """What a person waits for has come about."""
        mark = self._store.marked(key)
        over = event_table.done(mark.verb, event) if mark.pending else bool(mark.problem) and event_table.mended(event)
        if over:
            self._store.mark(key, Mark())
