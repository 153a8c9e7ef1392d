"""The columns of what containers use: CPU with its sparkline, memory, network, disk, processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.columns import Align, Column, Elide, Paint
from models.high_use import high_from
from models.states import spoken_state
from models.use import share
from models.words import clean, natural, percent, size, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from models.rows import ContainerRow

_CORE = 100.0


def rate(value: float | None) -> str:
    """Bytes per second as "2.1 MB/s"; "" where not known."""
    return "" if value is None else tr("Use", "{size}/s").format(size=size(round(value)))


def total(values: Iterable[float | None]) -> float | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def cpu_high(row: ContainerRow) -> bool:
    """Whether it uses most of what it may: of its own limit, or of one core where it has none."""
    allowed = cpu_limit(row) or 1.0
    return row.use.cpu is not None and row.use.cpu >= high_from() * allowed * _CORE


def cpu_limit(row: ContainerRow) -> float:
    """The limit that was set for it, in cores; 0.0 where none was, or it is not known yet."""
    detail = row.container.detail
    return detail.cpu_limit if detail is not None else 0.0


def own_limit(row: ContainerRow) -> int | None:
    """The memory limit that was set for it, in bytes; None where none was, or it is not known yet."""
    detail = row.container.detail
    return (detail.memory_limit or None) if detail is not None else None


def memory_high(row: ContainerRow) -> bool:
    """Whether it uses most of the memory that it may."""
    part = share(row.use.memory, own_limit(row))
    return part is not None and part >= high_from()


def _memory_total(rows: Sequence[ContainerRow]) -> str:
    used = total(row.use.memory for row in rows)
    return "" if used is None else size(int(used))


def _cpu_spoken(row: ContainerRow) -> str:
    words = percent(row.use.cpu)
    return tr("Use", "{percent}, high").format(percent=words) if words and cpu_high(row) else words


def cpu_column(*, drop: int = 4, width: int = 120, spark: int = 48) -> Column[ContainerRow]:
    """Per cent of a core, and the last half minute beside it."""
    return Column(
        key="cpu",
        title=tr("Columns", "CPU"),
        text=lambda row: percent(row.use.cpu),
        sort=lambda row: row.use.cpu,
        width=width,
        minimum=width,
        align=Align.RIGHT,
        elide=Elide.NEVER,
        paint=Paint.SPARK,
        tooltip=_cpu_tooltip,
        spoken=_cpu_spoken,
        drop=drop,
        moving=True,
        live=True,
        total=lambda rows: percent(total(row.use.cpu for row in rows)),
        picture=lambda row: row.use.spark,
        room=spark,
        tone=lambda row: "warn" if cpu_high(row) else "",
    )


def _cpu_tooltip(row: ContainerRow) -> str:
    use = row.use
    if use.cpu is None:
        return ""
    words = [tr("Use", "{percent} of one core").format(percent=percent(use.cpu))]
    if use.cores:
        host = tr("Use", "{percent} of the host's {n} cores")
        words.append(host.format(percent=percent(use.cpu / use.cores), n=use.cores))
    if allowed := cpu_limit(row):
        limit = tr("Use", "{percent} of its limit of {limit} cores")
        words.append(limit.format(percent=percent(use.cpu / allowed), limit=f"{allowed:g}"))
    return "\n".join(words)


def memory_column(*, drop: int = 5) -> Column[ContainerRow]:
    """Bytes used, without the page cache that could be dropped."""
    return Column(
        key="memory",
        title=tr("Columns", "Memory"),
        text=lambda row: size(row.use.memory),
        sort=lambda row: row.use.memory,
        width=72,
        minimum=72,
        align=Align.RIGHT,
        elide=Elide.NEVER,
        paint=Paint.NUMBER,
        tooltip=limit_words,
        drop=drop,
        moving=True,
        live=True,
        total=_memory_total,
        tone=lambda row: "warn" if memory_high(row) else "",
    )


def limit_words(row: ContainerRow) -> str:
    """How much of its limit, as it was set, it uses: "80 % of 768 MiB", "No limit"; "" where not known."""
    from models.limits import exact

    limit, used = own_limit(row), row.use.memory
    if used is None or row.container.detail is None:
        return ""
    if limit is None:
        return tr("Use", "No limit")
    return tr("Use", "{percent} of {limit}").format(percent=f"{100 * used / limit:.0f} %", limit=exact(limit))


def limit_column(*, drop: int = 3) -> Column[ContainerRow]:
    """How much of its memory limit it uses, as a bar."""
    return Column(
        key="limit",
        title=tr("Columns", "Of limit"),
        text=limit_words,
        sort=lambda row: share(row.use.memory, own_limit(row)),
        width=200,
        minimum=196,
        elide=Elide.NEVER,
        paint=Paint.METER,
        drop=drop,
        moving=True,
        live=True,
        picture=lambda row: share(row.use.memory, own_limit(row)),
        tone=lambda row: "warn" if memory_high(row) else "",
    )


def monitor_columns() -> tuple[Column[ContainerRow], ...]:
    """What the monitor shows of a container."""
    return (
        Column(
            key="name",
            title=tr("Columns", "Container"),
            text=lambda row: clean(row.container.name),
            sort=lambda row: natural(row.container.name),
            width=176,
            minimum=112,
            elide=Elide.MIDDLE,
            paint=Paint.NAME,
            spoken=lambda row: f"{clean(row.container.name)}, {spoken_state(row)}",
            stretch=True,
        ),
        cpu_column(drop=0, width=176, spark=104),
        memory_column(drop=0),
        limit_column(),
        number_column("received", tr("Columns", "Network in"), lambda row: row.use.received, rate, drop=6),
        number_column("sent", tr("Columns", "Network out"), lambda row: row.use.sent, rate, drop=6),
        number_column("read", tr("Columns", "Disk read"), lambda row: row.use.read, rate, drop=7),
        number_column("written", tr("Columns", "Disk write"), lambda row: row.use.written, rate, drop=7),
        number_column("pids", tr("Columns", "Processes"), lambda row: row.use.pids, _count, drop=5),
    )


def _count(value: float | None) -> str:
    return "" if value is None else str(round(value))


def number_column(
    key: str, title: str, value: Callable[[ContainerRow], float | None], words: Callable[[Any], str], *, drop: int
) -> Column[ContainerRow]:
    """A live number, with its total on group rows."""
    return Column(
        key=key,
        title=title,
        text=lambda row: words(value(row)),
        sort=value,
        width=96,
        minimum=88,
        align=Align.RIGHT,
        elide=Elide.NEVER,
        paint=Paint.NUMBER,
        drop=drop,
        moving=True,
        live=True,
        total=lambda rows: words(total(value(row) for row in rows)),
        tone=lambda row: "text3" if not value(row) else "",
    )
