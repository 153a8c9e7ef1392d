"""Terminals as the rest of Longshore sees them: what is asked for, and the stream that both sides write to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class ExecRequest:
    """A command to run in a container, on a terminal of its own.

    Args:
        command: the program and its arguments.
        user: "name", "uid" or "uid:gid"; "" for the container's own.
        workdir: the folder it starts in; "" for the container's own.
        env: "NAME=value", added to the container's own.
        columns: the width of the terminal when it starts.
        rows: its height.
    """

    command: tuple[str, ...]
    user: str = ""
    workdir: str = ""
    env: tuple[str, ...] = ()
    columns: int = 80
    rows: int = 24

    def sized(self, columns: int, rows: int) -> ExecRequest:
        """The same in another size."""
        return replace(self, columns=columns, rows=rows)


class Terminal(Protocol):
    """A `contract.Stream` of what a program writes, to which one can write as well.

    It ends when the program does, and `exit_code` is known then. Leaving the `async with` breaks the connection.
    """

    connected: asyncio.Event
    """Set when there is a way both ways, though nothing may have been written yet."""

    @property
    def exit_code(self) -> int | None:
        """What the program ended with; None before that, and where the engine does not know it."""

    @property
    def raw(self) -> bool:
        """Whether the program has a terminal; else its lines end in a line feed alone. Known after the first batch."""

    async def __aenter__(self) -> AsyncIterator[bytes]: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def send(self, data: bytes) -> None:
        """Write to the program, at once and without waiting; what it does not take is kept until it does."""

    @property
    def unsent(self) -> int:
        """Bytes that the program has not taken yet."""

    async def resize(self, columns: int, rows: int) -> None:
        """Tell the program that its terminal has another size."""
