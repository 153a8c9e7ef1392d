"""The log store: all lines of one log, in blocks, reached by number and by time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from engine.stamps import stamp_length, stamp_ns
from models.log_blocks import BLOCK_BYTES, Block, cut_blocks
from models.log_lines import LogLine, split_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import LogChunk

__all__ = ["LogLine", "LogStore", "PlacedBlock"]

BUDGET_BYTES = 160 * 1024 * 1024
"""What one log may keep in memory; then the oldest blocks go."""

_SPLIT_BLOCKS = 8


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
        budget: bytes of lines held; past it the oldest blocks are dropped and counted. 0: no limit.
        sources: the names of those whose lines these are; a merged log has several.

    Attributes:
        cleared: how often it was cleared.
    """

    def __init__(self, budget: int = BUDGET_BYTES, sources: tuple[str, ...] = ("",)) -> None:
        self.sources = sources
        self.cleared = 0
        self._budget = budget
        self._blocks: list[Block] = []
        self._firsts: list[int] = []
        self._times: list[int] = []
        self._end = 0
        self._size = 0
        self._dropped = 0
        self._split: dict[Block, list[bytes]] = {}

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
        """How many lines went because the budget was full."""
        return self._dropped

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
        if last is not None and last.size + len(data) <= BLOCK_BYTES:
            self._blocks[-1] = last.joined(chunk, sources)
            self._split.pop(last, None)
        else:
            first = self._end
            for block in cut_blocks(data, streams, sources):
                self._add(block, first)
                first += block.lines
        self._end += len(streams)
        self._size += len(data)
        self._keep_budget()
        return len(streams)

    async def room(self) -> None:
        """Wait until more lines can be taken."""

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
        self._blocks = [*blocks, *self._blocks]
        self._size += sum(block.size for block in blocks)
        self._keep_budget()
        return sum(block.lines for block in blocks)

    def line(self, number: int) -> LogLine:
        """The line of a number. Raises IndexError for one that is not held."""
        if not self.first <= number < self._end:
            raise IndexError(number)
        return self.lines(number, number + 1)[0]

    def lines(self, start: int, end: int) -> list[LogLine]:
        """The lines from `start` up to, not including, `end`; those of them that are held."""
        start, end = max(start, self.first), min(end, self._end)
        found: list[LogLine] = []
        place = bisect_right(self._firsts, start) - 1
        while start < end:
            block, first = self._blocks[place], self._firsts[place]
            lines = self._lines_of(block)
            until = min(end, first + block.lines)
            places = range(start - first, until - first)
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
        self._size += block.size - old.size

    def take_all(self) -> list[Block]:
        """All blocks, which are no longer this store's: for another's `prepend`."""
        blocks = list(self._blocks)
        self._drop(len(blocks))
        return blocks

    def clear(self) -> None:
        """Let all lines go. Numbers go on."""
        self.cleared += 1
        self._drop(len(self._blocks))

    def _add(self, block: Block, first: int) -> None:
        self._blocks.append(block)
        self._firsts.append(first)
        # Clocks are set back; the index only ever rises, or nothing could be found by it.
        before = self._times[-1] if self._times else 0
        self._times.append(max(before, block.first_ns() or before))

    def _lines_of(self, block: Block) -> list[bytes]:
        lines = self._split.pop(block, None)
        if lines is None:
            lines = block.read().split(b"\n")
            lines.pop()
        self._split[block] = lines
        if len(self._split) > _SPLIT_BLOCKS:
            del self._split[next(iter(self._split))]
        return lines

    def _keep_budget(self) -> None:
        if not self._budget or self._size <= self._budget:
            return
        count = 0
        over = self._size - self._budget
        while over > 0 and count < len(self._blocks) - 1:
            over -= self._blocks[count].size
            self._dropped += self._blocks[count].lines
            count += 1
        self._drop(count)

    def _drop(self, count: int) -> None:
        for block in self._blocks[:count]:
            self._size -= block.size
            self._split.pop(block, None)
        del self._blocks[:count]
        del self._firsts[:count]
        del self._times[:count]
