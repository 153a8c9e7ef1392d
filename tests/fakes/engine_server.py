"""A scripted engine: real HTTP/1.1 on a Unix socket, for scale and for faults.

    with FakeEngine(folder) as fake:
        fake.add_containers(5000)
        fake.fail_next("/containers/json", "cut")
        engine = DockerEngine(fake.host)

What is done to it through HTTP shows as a real engine shows it: the state changes, the event goes out. Threads and
sockets are gone after the `with`.
"""

from __future__ import annotations

import contextlib
import json
import struct
import threading
from typing import TYPE_CHECKING, Any, Self

from engine.records import Host
from tests.fakes.engine_http import Channel, FakeServer, Fault
from tests.fakes.engine_replies import Replies
from tests.fakes.engine_state import FakeContainer, FakeState

if TYPE_CHECKING:
    from pathlib import Path

# The fake engine's clock: it starts here and every event is one millisecond later.
EPOCH_NS = 1_700_000_000_000_000_000


class FakeEngine:
    """A scripted engine with its socket in `folder` (keep that path short: 100 bytes at most)."""

    def __init__(self, folder: Path, *, api: str = "1.41", min_api: str = "1.24", podman: bool = False) -> None:
        self.path = folder / "fake.sock"
        self.url = f"unix://{self.path}"
        self.host = Host("fake", self.url, "test")
        self.state = FakeState(api=api, min_api=min_api, podman=podman)
        self.lock = threading.RLock()
        self.replies = Replies(self.state, self.push_event)
        self.problems: list[BaseException] = []
        self.requests: list[tuple[str, str]] = []
        self.queries: list[dict[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.changed = threading.Condition(self.lock)
        self._faults: list[Fault] = []
        self._events: list[bytes] = []
        self._stamps: list[int] = []
        self._listeners: list[Channel] = []
        self._logs: dict[str, list[Channel]] = {}
        self._written: dict[str, bytes] = {}
        self._stats: dict[str, list[Channel]] = {}
        self._clock = EPOCH_NS
        self._go_on = threading.Event()
        self._server: FakeServer | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        if self.problems:
            raise self.problems[0]

    # The engine as a process

    def start(self) -> None:
        """Listen. What was there before `stop` is there again; events are forgotten, as a real engine forgets them."""
        self._go_on.clear()
        self.path.unlink(missing_ok=True)
        self._server = FakeServer(str(self.path), self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="fake engine")
        self._thread.start()

    def stop(self) -> None:
        """Break all connections, end all threads, take the socket away. May be called twice."""
        server, thread = self._server, self._thread
        if server is None or thread is None:
            return
        self._server = self._thread = None
        server.shutdown()
        server.break_all()
        self._go_on.set()  # what was slow is answered to nobody
        with self.lock:
            channels = [*self._listeners]
            for many in (*self._logs.values(), *self._stats.values()):
                channels += many
            for channel in channels:
                channel.cut()
            self._events.clear()
            self._stamps.clear()
        server.server_close()  # joins the threads of its connections
        thread.join()
        self.path.unlink(missing_ok=True)

    def restart(self) -> None:
        """Stop and start."""
        self.stop()
        self.start()

    # What the test does behind the client's back

    def add_containers(self, count: int, **values: Any) -> list[str]:
        """Add containers (no events); `values` are FakeContainer's fields. Their ids."""
        with self.lock:
            return [self.state.add_container(**values).id for _ in range(count)]

    def add_container(self, name: str = "", **values: Any) -> FakeContainer:
        """Add one container (no event)."""
        with self.lock:
            return self.state.add_container(name, **values)

    def push_event(self, kind: str, action: str, key: str, **attributes: str) -> int:
        """Send an event to all that listen; its `timeNano`."""
        with self.changed:
            self._clock += 1_000_000
            event = {
                "Type": kind,
                "Action": action,
                "Actor": {"ID": key, "Attributes": attributes},
                "scope": "local",
                "time": self._clock // 1_000_000_000,
                "timeNano": self._clock,
            }
            line = json.dumps(event).replace('": ', '":').encode() + b"\n"
            self._events.append(line)
            self._stamps.append(self._clock)
            for listener in self._listeners:
                listener.send(line)
            return self._clock

    def push_raw_event(self, data: bytes) -> None:
        """Send bytes, whatever they are, to all that listen to events."""
        with self.lock:
            for listener in self._listeners:
                listener.send(data)

    def cut_events(self) -> None:
        """Break all event streams off."""
        with self.lock:
            for listener in self._listeners:
                listener.cut()

    def end_events(self) -> None:
        """End all event streams as if nothing were wrong."""
        with self.lock:
            for listener in self._listeners:
                listener.end()

    def write_log(self, container: str, data: bytes, *, stream: int = 1) -> None:
        """Append to a container's log: one frame, or as it is where it has a terminal."""
        with self.lock:
            found = self.state.find_container(container)
            key, tty = (found.id, found.tty) if found else (container, False)
            frame = data if tty else struct.pack(">BxxxI", stream, len(data)) + data
            self._written[key] = self._written.get(key, b"") + frame
            for channel in self._logs.get(key, []):
                channel.send(frame)

    def cut_logs(self, container: str) -> None:
        """Break a container's log streams off."""
        with self.lock:
            for channel in self._logs.get(container, []):
                channel.cut()

    def push_stats(self, container: str, reading: dict[str, Any]) -> None:
        """Send a reading to all that watch a container."""
        with self.lock:
            for channel in self._stats.get(container, []):
                channel.send(json.dumps(reading).encode() + b"\n")

    def watchers(self, container: str) -> int:
        """How many watch a container's stats."""
        with self.lock:
            return len(self._stats.get(container, []))

    def end_stats(self, container: str) -> None:
        """End a container's stats streams."""
        with self.lock:
            for channel in self._stats.get(container, []):
                channel.end()

    def fail_next(
        self, prefix: str, what: int | str | bytes, *, words: str = "", after: int = 0, times: int = 1
    ) -> None:
        """Let the next request whose path begins with `prefix` (without the version) go wrong.

        Args:
            prefix: "/containers/json", or "" for any.
            what: a status; "cut" (half of the reply, then the connection breaks); "slow" (no answer until
                `go_on()`); "hang up" (no answer at all); "odd" (a reply that is no JSON); or bytes sent as the reply.
            words: the engine's words with a status.
            after: bytes of the reply before a "cut"; 0: half of it.
            times: how many requests.
        """
        with self.lock:
            self._faults += [Fault(prefix, what, words or "scripted failure", after) for _ in range(times)]

    def go_on(self) -> None:
        """Let slow replies come."""
        self._go_on.set()

    def wait_for(self, method: str, prefix: str, count: int = 1) -> None:
        """Wait until `count` such requests have come (half a minute at most)."""
        with self.changed:
            came = self.changed.wait_for(
                lambda: sum(m == method and p.startswith(prefix) for m, p in self.requests) >= count, 30
            )
        if not came:
            raise AssertionError(f"no {method} {prefix}: {self.requests}")

    def wait_for_listeners(self, count: int = 1) -> None:
        """Wait until so many event streams are open (half a minute at most)."""
        with self.changed:
            if not self.changed.wait_for(lambda: len(self._listeners) == count, 30):
                raise AssertionError(f"{len(self._listeners)} listen")

    def asked(self, method: str, prefix: str) -> int:
        """How many such requests came."""
        with self.lock:
            return sum(m == method and p.startswith(prefix) for m, p in self.requests)

    # What the server asks

    # (called in the threads of its connections)

    def note(self, method: str, path: str, query: dict[str, str], headers: dict[str, str]) -> Fault | None:
        with self.changed:
            self.requests.append((method, path))
            self.queries.append(query)
            self.headers.append(headers)
            self.changed.notify_all()
            for fault in self._faults:
                if path.startswith(fault.prefix):
                    self._faults.remove(fault)
                    return fault
        return None

    def wait_slow(self) -> None:
        self._go_on.wait(30)

    def listen(self, since: str) -> Channel:
        with self.changed:
            channel = Channel()
            if since:
                seconds, _, fraction = since.partition(".")
                first = int(seconds) * 1_000_000_000 + int((fraction or "0").ljust(9, "0"))
                for stamp, line in zip(self._stamps, self._events, strict=True):
                    if stamp >= first:
                        channel.send(line)
            self._listeners.append(channel)
            self.changed.notify_all()
            return channel

    def watch(self, key: str) -> Channel:
        with self.changed:
            channel = Channel()
            self._stats.setdefault(key, []).append(channel)
            self.changed.notify_all()
            return channel

    def follow(self, key: str, *, follow: bool) -> Channel:
        with self.changed:
            channel = Channel()
            if self._written.get(key):
                channel.send(self._written[key])
            if follow:
                self._logs.setdefault(key, []).append(channel)
            else:
                channel.end()
            self.changed.notify_all()
            return channel

    def leave(self, channel: Channel) -> None:
        with self.changed:
            for many in (self._listeners, *self._logs.values(), *self._stats.values()):
                with contextlib.suppress(ValueError):
                    many.remove(channel)
            self.changed.notify_all()

    def reply(self, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        with self.lock:
            return self.replies.reply(method, path, query, body)
