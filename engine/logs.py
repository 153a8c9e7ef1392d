"""A container's log as a stream of whole lines (`GET /containers/{id}/logs`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import Ask, BadReply
from engine.frames import ENGINE, FrameDecoder, NotFrames, RawDecoder
from engine.paths import segment
from engine.records import LogChunk
from engine.stamps import stamp_ns
from engine.streams import ReaderStream

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.frames import LineDecoder
    from engine.wire import Wire

MULTIPLEXED = "application/vnd.docker.multiplexed-stream"
RAW = "application/vnd.docker.raw-stream"


def log_stream(
    wire: Wire,
    container: str,
    *,
    tty: bool | None = None,
    tail: int | None = None,
    follow: bool = True,
    since: str = "",
) -> ReaderStream[LogChunk]:
    """A container's log, stamped, stdout and stderr.

    Args:
        wire: the engine.
        container: its id or name.
        tty: whether it has a terminal, where that is known.
        tail: lines from the end to begin with; None: all.
        follow: whether to go on with what is written later, until the container stops.
        since: a stamp as the log gives it: lines from then on only.

    Raises (from the first ask on):
        EngineError: NotFound without the container; Rejected or Unsupported where its log driver keeps nothing to read.
    """
    params = {
        "stdout": 1,
        "stderr": 1,
        "timestamps": 1,
        "follow": int(follow),
        "tail": "all" if tail is None else tail,
        "since": _since(since) or None,
    }
    source = wire.source(
        Ask("read the log of", "container", container), f"/containers/{segment(container)}/logs", params
    )
    reply = _Reply(source.ask, tty, podman=wire.podman)
    return ReaderStream(
        source, reply.decode, reply.finish, opened=reply.opened, merge=merge_chunks, name=f"log {container[:12]}"
    )


class _Reply:
    """One reply's decoder, chosen by what is known when it comes."""

    def __init__(self, ask: Ask, tty: bool | None, *, podman: bool) -> None:
        self._ask = ask
        self._tty = tty
        self._podman = podman
        self._decoder: LineDecoder | None = None

    def opened(self, headers: Mapping[str, str]) -> None:
        """Choose by the content type, which tells from API 1.42 on."""
        kind = headers.get("Content-Type", "").partition(";")[0].strip()
        if kind in {MULTIPLEXED, RAW}:
            self._tty = kind == RAW

    def decode(self, data: bytes) -> LogChunk | None:
        """Bytes to whole lines. Raises BadReply where they are not what was announced."""
        if not data:
            return None
        if self._decoder is None:
            # Where nobody told: a raw log begins with a stamp, a frame with its stream's number.
            tty = data[0] > ENGINE if self._tty is None else self._tty
            self._decoder = RawDecoder() if tty else FrameDecoder(joins_short=self._podman)
        try:
            return self._decoder.feed(data)
        except NotFrames as error:
            raise BadReply(*self._ask, str(error)) from error

    def finish(self) -> LogChunk | None:
        """What was left unfinished."""
        return None if self._decoder is None else self._decoder.finish()


def merge_chunks(chunks: Sequence[LogChunk]) -> LogChunk:
    """Several runs of lines as one."""
    return LogChunk(b"".join(chunk.data for chunk in chunks), b"".join(chunk.streams for chunk in chunks))


def _since(stamp: str) -> str:
    """The API's `since` of a stamp: seconds and nanoseconds, exact. "" of what is no stamp."""
    nanoseconds = stamp_ns(stamp.encode("ascii", "replace")) if stamp else None
    if nanoseconds is None:
        return ""
    second, fraction = divmod(nanoseconds, 1_000_000_000)
    return f"{second}.{fraction:09d}"
