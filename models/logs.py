"""The log store: all lines of one log, in blocks, reached by number and by time."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import weakref
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from engine.stamps import stamp_length, stamp_ns
from models.log_blocks import BLOCK_BYTES, Block, cut_blocks
from models.log_keeper import shared
from models.log_lines import LogLine, split_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.records import LogChunk
    from models.log_keeper import LogKeeper

__all__ = ["LogLine", "LogStore", "PlacedBlock"]

_SPLIT_BLOCKS = 8
_LET_GO = 16 * BLOCK_BYTES


class PlacedBlock(NamedTuple):
    """A block and the number of its first line."""

    first: int
    block: Block


class LogStore:
    """The lines of one log, numbered from 0 as they came; a number never means another line.

    Older lines that are loaded later stand before those that are there, under numbers below `first`, also below 0.
    A merged log is one store: each line knows its source, a place in `sources`.

    All calls are made in one thread; what `snapshot` gives may go to others. There is no object per line: a block is
    split only when a line of it is asked for.

    Args:
        keeper: who keeps its blocks within a budget of memory; the process's own where it is None.
        sources: the names of those whose lines these are; a merged log has several.

    Attributes:
        series: the places in the look's series of the sources' colours; () for the sources' own order.
        cleared: how often it was cleared.
        arrived: called when lines that `lines_now` did not have are at hand.
    """

    def __init__(self, keeper: LogKeeper | None = None, sources: tuple[str, ...] = ("",)) -> None:
        self.sources = sources
        self.series: tuple[int, ...] = ()
        self.cleared = 0
        self.arrived: Callable[[], None] | None = None
        self._keeper = keeper or shared()
        self._blocks: list[Block] = []
        self._firsts: list[int] = []
        self._times: list[int] = []
        self._end = 0
        self._size = 0
        self._dropped = 0
        self._split: dict[Block, list[bytes]] = {}
        self._fetching: set[Block] = set()
        self._keeper.join(self)
        weakref.finalize(self, self._keeper.forget, self._blocks).atexit = False

    @property
    def first(self) -> int:
        """The number of the oldest line held; `end` where there is none."""
        return self._firsts[0] if self._firsts else self._end

    @property
    def end(self) -> int:
        """The number that the next line will get."""
        return self._end

    @property
    def size(self) -> int:
        """Bytes held, stamps and newlines included."""
        return self._size

    @property
    def dropped(self) -> int:
        """How many lines went because neither memory nor disk had room for them."""
        return self._dropped

    @property
    def problem(self) -> str:
        """Why the disk takes no more of logs, "" while it does."""
        return self._keeper.problem

    def __len__(self) -> int:
        """How many lines are held."""
        return self._end - self.first

    def append(self, chunk: LogChunk, sources: bytes = b"") -> int:
        """Take lines; how many.

        Args:
            chunk: the lines.
            sources: whose each is, one byte a line; b"" where all are of source 0, one byte where all are of one.
        """
        data, streams = chunk.data, chunk.streams
        if not streams:
            return 0
        last = self._blocks[-1] if self._blocks else None
        if last is not None and not last.kept and last.size + len(data) <= BLOCK_BYTES:
            self._blocks[-1] = last.joined(chunk, sources)
            self._split.pop(last, None)
        else:
            first = self._end
            for block in cut_blocks(data, streams, sources):
                self._add(block, first)
                first += block.lines
        self._end += len(streams)
        self._size += len(data)
        self._keeper.relieve()
        return len(streams)

    async def room(self) -> None:
        """Wait until more lines can be taken."""
        await self._keeper.room()

    def prepend(self, blocks: Sequence[Block], dropped: int = 0) -> int:
        """Take lines older than all that are held, in their order; how many. `first` falls by so many.

        Args:
            blocks: the lines.
            dropped: how many that were older still have gone already.
        """
        self._dropped += dropped
        first = self.first - sum(block.lines for block in blocks)
        firsts: list[int] = []
        times: list[int] = []
        for block in blocks:
            firsts.append(first)
            times.append(max(times[-1] if times else 0, block.first_ns() or 0))
            first += block.lines
        if times:
            # Clocks are set back: the index only ever rises, or nothing could be found by it.
            self._times = times + [max(times[-1], time) for time in self._times]
        self._firsts = firsts + self._firsts
        self._blocks[:0] = blocks
        if firsts:
            self._keeper.add(blocks[-1])
        self._size += sum(block.size for block in blocks)
        self._keeper.relieve()
        return sum(block.lines for block in blocks)

    def line(self, number: int) -> LogLine:
        """The line of a number. Raises IndexError for one that is not held."""
        if not self.first <= number < self._end:
            raise IndexError(number)
        return self.lines(number, number + 1)[0]

    def lines(self, start: int, end: int) -> list[LogLine]:
        """The lines from `start` up to, not including, `end`; those of them that are held. May wait for the disk."""
        return self._lines(start, end, self._lines_of)

    def lines_now(self, start: int, end: int) -> list[LogLine]:
        """As `lines`, and never waits: a line that is not at hand has stream 0, and `arrived` tells when it is."""
        return self._lines(start, end, self._lines_at_hand)

    def _lines(self, start: int, end: int, lines_of: Callable[[Block], list[bytes] | None]) -> list[LogLine]:
        start, end = max(start, self.first), min(end, self._end)
        found: list[LogLine] = []
        place = bisect_right(self._firsts, start) - 1
        while start < end:
            block, first = self._blocks[place], self._firsts[place]
            lines = lines_of(block)
            until = min(end, first + block.lines)
            places = range(start - first, until - first)
            if lines is None:
                found += [LogLine(b"", b"", 0, block.source(n)) for n in places]
            else:
                found += [split_line(lines[n], block.stream(n), block.source(n)) for n in places]
            start = until
            place += 1
        return found

    def at_time(self, nanoseconds: int) -> int:
        """The number of the first line stamped `nanoseconds` since 1970 or later; `end` where there is none."""
        if not self._blocks:
            return self._end
        place = max(0, bisect_left(self._times, nanoseconds) - 1)
        first = self._firsts[place]
        for offset, line in enumerate(self._lines_of(self._blocks[place])):
            stamp = stamp_ns(line[: stamp_length(line)])
            if stamp is not None and stamp >= nanoseconds:
                return first + offset
        return first + self._blocks[place].lines

    def snapshot(self) -> tuple[PlacedBlock, ...]:
        """The blocks as they are now, for a thread that searches or copies."""
        return tuple(map(PlacedBlock, self._firsts, self._blocks))

    def ends(self, oldest: int, newest: int) -> tuple[tuple[PlacedBlock, ...], ...]:
        """What may be new to one who knows the blocks that begin with these numbers and all between them.

        The blocks up to the oldest known one and the one after it; and the newest known one with those after it and
        two before it. All blocks in one where these meet.
        """
        low = bisect_right(self._firsts, oldest) + 1
        high = bisect_left(self._firsts, newest) - 2
        if low >= high:
            return (self.snapshot(),)
        older = tuple(map(PlacedBlock, self._firsts[:low], self._blocks[:low]))
        return older, tuple(map(PlacedBlock, self._firsts[high:], self._blocks[high:]))

    def replace(self, number: int, line: bytes) -> None:
        """Put the whole line where only the rest of it was known. Raises IndexError for one that is not held."""
        if not self.first <= number < self._end:
            raise IndexError(number)
        place = bisect_right(self._firsts, number) - 1
        old = self._blocks[place]
        lines = list(self._lines_of(old))
        lines[number - self._firsts[place]] = line
        self._split.pop(old, None)
        block = Block(b"\n".join(lines) + b"\n", old.streams(), old.sources())
        self._blocks[place] = block
        self._keeper.forget((old,))
        self._keeper.add(block)
        self._size += block.size - old.size

    def take_all(self) -> list[Block]:
        """All blocks, which are no longer this store's: for another's `prepend`."""
        blocks = list(self._blocks)
        for held in (self._blocks, self._firsts, self._times):
            held.clear()
        self._split.clear()
        self._size = 0
        return blocks

    def clear(self) -> None:
        """Let all lines go. Numbers go on."""
        self.cleared += 1
        self._drop(len(self._blocks))

    def let_go(self) -> bool:
        """Drop some of the oldest lines, for want of room; whether there were any."""
        count = size = 0
        while count < len(self._blocks) - 1 and size < _LET_GO:
            size += self._blocks[count].size
            self._dropped += self._blocks[count].lines
            count += 1
        self._drop(count)
        return count > 0

    def _add(self, block: Block, first: int) -> None:
        if self._blocks:
            self._keeper.add(self._blocks[-1])
        self._blocks.append(block)
        self._firsts.append(first)
        # Clocks are set back; the index only ever rises, or nothing could be found by it.
        before = self._times[-1] if self._times else 0
        self._times.append(max(before, block.first_ns() or before))

    def _lines_of(self, block: Block) -> list[bytes]:
        lines = self._split.get(block)
        return self._keep_split(block, block.read()) if lines is None else lines

    def _lines_at_hand(self, block: Block) -> list[bytes] | None:
        lines = self._split.get(block)
        if lines is not None:
            return lines
        data = block.read_now()
        if data is not None:
            return self._keep_split(block, data)
        if block not in self._fetching:
            self._fetching.add(block)
            loop = asyncio.get_running_loop()

            def fetch() -> None:
                read = block.read()
                with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to see it
                    loop.call_soon_threadsafe(self._take_fetched, block, read)

            threading.Thread(target=fetch, name="longshore fetch lines", daemon=True).start()
        return None

    def _take_fetched(self, block: Block, data: bytes) -> None:
        self._fetching.discard(block)
        self._keep_split(block, data)
        if self.arrived is not None:
            self.arrived()

    def _keep_split(self, block: Block, data: bytes) -> list[bytes]:
        lines = data.split(b"\n")
        lines.pop()
        self._split[block] = lines
        if len(self._split) > _SPLIT_BLOCKS:
            del self._split[next(iter(self._split))]
        return lines

    def _drop(self, count: int) -> None:
        self._keeper.forget(self._blocks[:count])
        for block in self._blocks[:count]:
            self._size -= block.size
            self._split.pop(block, None)
        del self._blocks[:count]
        del self._firsts[:count]
        del self._times[:count]
