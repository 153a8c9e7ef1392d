"""The log store: all lines of one log, in blocks, reached by number and by time."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import weakref
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from models.log_blocks import BLOCK_BYTES, Block, cut_blocks
from models.log_keeper import shared
from models.log_lines import LogLine, split_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.records import LogChunk
    from models.log_keeper import LogKeeper

__all__ = ["EARLIEST", "LogLine", "LogStore", "PlacedBlock", "Stretch"]

EARLIEST = -(1 << 40)
"""The number of the first line that comes by `append_earlier`: far enough below 0 that they never meet."""

_SPLIT_BLOCKS = 8
_LET_GO = 16 * BLOCK_BYTES


class PlacedBlock(NamedTuple):
    """A block and the number of its first line."""

    first: int
    block: Block


class Stretch(NamedTuple):
    """Blocks between which no line is missing: the numbers of their first lines, and they themselves."""

    firsts: Sequence[int]
    blocks: Sequence[Block]

    @property
    def end(self) -> int:
        """The number after its last line."""
        return self.firsts[-1] + self.blocks[-1].lines

    def placed(self, low: int = 0, high: int | None = None) -> tuple[PlacedBlock, ...]:
        """The blocks from one place up to, not including, another."""
        return tuple(map(PlacedBlock, self.firsts[low:high], self.blocks[low:high]))


class LogStore:
    """The lines of one log, numbered from 0 as they came; a number never means another line.

    Lines older than those come later, oldest first, by `append_earlier`, under numbers from `EARLIEST` on. Until
    `join` tells that all are there, lines are missing in the gap between them and number 0; the numbers of the gap
    belong to no line, then and later. A merged log is one store: each line knows its source, a place in `sources`.

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
        self._earlier = 0  # how many blocks came by `append_earlier`
        self._hole = (0, 0)  # the numbers between those lines and the others
        self._gap = False
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

    @property
    def gap(self) -> int | None:
        """The number of the line before which lines are missing that are still to come; None where none are."""
        return self._hole[1] if self._gap else None

    @property
    def hole(self) -> tuple[int, int]:
        """From and up to, not including, which number there never are lines; twice the same where there always are."""
        return self._hole if self._earlier else (self.first, self.first)

    @property
    def begun_ns(self) -> int | None:
        """The stamp of the oldest line held; nanoseconds since 1970, None where it has none."""
        return self._blocks[0].first_ns() if self._blocks else None

    def __len__(self) -> int:
        """How many lines are held."""
        start, end = self.hole
        return self._end - self.first - (end - start)

    def holds(self, number: int) -> bool:
        """Whether there is a line of that number."""
        start, end = self.hole
        return self.first <= number < self._end and not start <= number < end

    def append(self, chunk: LogChunk, sources: bytes = b"") -> int:
        """Take lines; how many.

        Args:
            chunk: the lines.
            sources: whose each is, one byte a line; b"" where all are of source 0, one byte where all are of one.
        """
        goes_on = len(self._blocks) > self._earlier
        count = self._put(len(self._blocks), self._end, chunk, sources, goes_on=goes_on)
        self._end += count
        self._keeper.relieve()
        return count

    def open_gap(self) -> None:
        """Older lines than those that are held are going to come."""
        if not self._gap:
            self._gap = True
            self._hole = (EARLIEST, self.first)

    def append_earlier(self, chunk: LogChunk, sources: bytes = b"") -> bool:
        """Take lines that stand before those that were held at `open_gap`, and after those taken here before.

        Args:
            chunk: the lines.
            sources: as `append` takes them.

        Returns:
            Whether they are wanted: not once the lines behind them were cleared or had to go.
        """
        if self._gap:
            start, end = self._hole
            before = len(self._blocks)
            count = self._put(self._earlier, start, chunk, sources, goes_on=self._earlier > 0)
            self._hole = (start + count, end)
            self._earlier += len(self._blocks) - before
            self._keeper.relieve()
        return self._gap

    def join(self) -> None:
        """All older lines are there."""
        self._gap = False

    def withdraw(self) -> None:
        """Let the lines go that `append_earlier` took, and await no more of them."""
        self._drop(self._earlier)
        self._gap = False

    async def room(self) -> None:
        """Wait until more lines can be taken."""
        await self._keeper.room()

    def line(self, number: int) -> LogLine:
        """The line of a number. Raises IndexError for one that is not held."""
        if not self.holds(number):
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
            until = min(end, first + block.lines)
            places = range(max(0, start - first), until - first)
            lines = lines_of(block) if places else []
            if lines is None:
                found += [LogLine(b"", b"", 0, block.source(n)) for n in places]
            else:
                found += [split_line(lines[n], block.stream(n), block.source(n)) for n in places]
            place += 1
            start = max(until, self._firsts[place]) if place < len(self._firsts) else end
        return found

    def snapshot(self) -> tuple[PlacedBlock, ...]:
        """The blocks as they are now, for a thread that searches or copies."""
        return tuple(map(PlacedBlock, self._firsts, self._blocks))

    def stretches(self) -> list[Stretch]:
        """The blocks as they are now, parted where lines are missing."""
        cut = self._earlier if self._gap else 0
        parts = [(self._firsts[:cut], self._blocks[:cut]), (self._firsts[cut:], self._blocks[cut:])]
        return [Stretch(firsts, blocks) for firsts, blocks in parts if blocks]

    def replace(self, number: int, line: bytes) -> None:
        """Put the whole line where only the rest of it was known. Raises IndexError for one that is not held."""
        if not self.holds(number):
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

    def clear(self) -> None:
        """Let all lines go. Numbers go on."""
        self.cleared += 1
        self._drop(len(self._blocks))
        self._gap = False

    def let_go(self) -> bool:
        """Drop some of the oldest lines, for want of room; whether there were any."""
        count = size = 0
        while count < len(self._blocks) - 1 and size < _LET_GO:
            size += self._blocks[count].size
            self._dropped += self._blocks[count].lines
            count += 1
        self._drop(count)
        return count > 0

    def _put(self, place: int, number: int, chunk: LogChunk, sources: bytes, *, goes_on: bool) -> int:
        """Take lines as blocks at `place`, numbered from `number` on; how many. `goes_on`: with the block before."""
        data, streams = chunk.data, chunk.streams
        if not streams:
            return 0
        self._size += len(data)
        last = self._blocks[place - 1] if goes_on else None
        if last is not None and not last.kept and last.size + len(data) <= BLOCK_BYTES:
            self._blocks[place - 1] = last.joined(chunk, sources)
            self._split.pop(last, None)
            return len(streams)
        blocks = list(cut_blocks(data, streams, sources))
        for full in ([] if last is None else [last]) + blocks[:-1]:
            self._keeper.add(full)
        self._blocks[place:place] = blocks
        self._firsts[place:place] = accumulate((block.lines for block in blocks[:-1]), initial=number)
        return len(streams)

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
        if count > self._earlier:
            self._gap = False
        self._earlier = max(0, self._earlier - count)
