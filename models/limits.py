"""Limits as a person types and reads them: cores, sizes, counts; and what changes between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.limits import UNLIMITED, Limits, LimitsChange
from models.words import parse_size, size, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_MEMORY = 6 << 20
"""Bytes that an engine gives at least (moby `linuxMinMemory`)."""

UNLIMITED_WORDS = frozenset({"-1", "unlimited", "max"})
POLICIES = ("no", "on-failure", "unless-stopped", "always")

_UNITS = ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB"))
_DECIMAL = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))
_MOST_PIDS = 1 << 22


def exact(count: int) -> str:
    """Bytes so that they can be read and typed again without a loss: "768 MiB", "500 MB", "1234567 B"."""
    fitting = [(count // factor, unit) for factor, unit in (*_UNITS, *_DECIMAL, (1, "B")) if count % factor == 0]
    least, unit = min(fitting, key=lambda found: found[0])
    return f"{least} {unit}" if count else "0 B"


def cores(value: float) -> str:
    """Cores as "1.5"."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def parse_cores(text: str) -> float | None:
    """Cores of "1.5" or "1,5"; None where it is no such number."""
    word = text.strip().replace(",", ".")
    try:
        value = float(word)
    except ValueError:
        return None
    return value if 0 < value < 100_000 else None


def wrong_cores(text: str, now: Limits, available: int) -> str:
    """What is wrong with cores as typed; empty is no limit."""
    if not text.strip():
        if now.cpus and not now.by_quota:
            words = tr("Limits", "An engine does not take this limit away while the container lives.")
            more = tr("Limits", "{n} is all that this machine has.").format(n=available)
            return f"{words} {more}" if available else words
        return ""
    value = parse_cores(text)
    if value is None or value < 0.01:
        return tr("Limits", "Cores are a number, such as 1.5.")
    if available and value > available:
        return tr("Limits", "This machine has {n} cores.").format(n=available)
    return ""


def wrong_memory(text: str, now: Limits, available: int) -> str:
    """What is wrong with memory as typed; empty is no limit."""
    if not text.strip():
        if now.memory:
            return tr("Limits", "An engine does not take this limit away while the container lives; it can be raised.")
        return ""
    value = parse_size(text)
    if value is None:
        return tr("Limits", "Memory is a size, such as 512 MB.")
    if value < LEAST_MEMORY:
        return tr("Limits", "An engine gives 6 MiB at least.")
    if available and value > available:
        return tr("Limits", "This machine has {size}.").format(size=exact(available - available % (1 << 20)))
    return ""


def use_words(used: int | None, typed: str) -> tuple[str, bool]:
    """What is said of the memory in use beside a limit as typed, and whether the limit is less than that."""
    if used is None:
        return "", False
    limit = parse_size(typed)
    if limit is not None and limit < used:
        words = tr("Limits", "It uses {size} now, more than that: the engine refuses it, or ends processes.")
        return words.format(size=size(used)), True
    return tr("Limits", "It uses {size} now.").format(size=size(used)), False


def wrong_swap(text: str, memory: str) -> str:
    """What is wrong with memory and swap together as typed; `memory` is what is typed for memory alone."""
    word = text.strip().lower()
    if not word or word in UNLIMITED_WORDS:
        return ""
    value, least = parse_size(word), parse_size(memory)
    if value is None:
        return tr("Limits", "A size, such as 1 GB, or “unlimited”.")
    if least is None:
        return tr("Limits", "It needs a limit of the memory.")
    if value < least:
        return tr("Limits", "It counts the memory too, so that it cannot be less than that.")
    return ""


def wrong_count(text: str, most: int = _MOST_PIDS) -> str:
    """What is wrong with a count as typed; empty is no limit."""
    word = text.strip()
    if not word:
        return ""
    if not (word.isascii() and word.isdigit()):
        return tr("Limits", "This is a number.")
    if not 1 <= int(word[:12]) <= most:
        return tr("Limits", "It goes from 1 to {n}.").format(n=most)
    return ""


def swap_text(limits: Limits) -> str:
    """Memory and swap together, as a form shows it."""
    if limits.swap == UNLIMITED:
        return "unlimited"
    return exact(limits.swap) if limits.swap else ""


def is_twice(limits: Limits) -> bool:
    """Whether memory and swap together are what comes of a limit of the memory alone."""
    return limits.swap in {0, 2 * limits.memory}


def change_of(now: Limits, wanted: Limits, *, counts_swap: bool) -> LimitsChange:
    """What has to be asked for, so that `now` becomes `wanted`; 0 `swap` is twice the memory, as of `docker run`.

    An engine compares another memory limit with the old one of swap, so that both are always given. Where the machine
    does not count swap it is not.
    """
    memory = wanted.memory if wanted.memory and wanted.memory != now.memory else None
    target = wanted.swap or 2 * wanted.memory
    same = target == now.swap or (not wanted.swap and is_twice(now))
    policy = (wanted.restart, wanted.restart_maximum)
    return LimitsChange(
        cpus=wanted.cpus if wanted.cpus != now.cpus else None,
        memory=memory,
        swap=target if target and counts_swap and (memory is not None or not same) else None,
        pids=wanted.pids if wanted.pids != now.pids else None,
        restart=wanted.restart if policy != (now.restart, now.restart_maximum) else None,
        restart_maximum=wanted.restart_maximum,
        by_quota=now.by_quota,
    )


def differences(now: Limits, change: LimitsChange) -> list[tuple[str, str, str]]:
    """What changes, as (name, before, after)."""
    none = tr("Limits", "no limit")
    found: list[tuple[str, str, str]] = []
    if change.cpus is not None:
        found.append((tr("Limits", "CPU"), cores(now.cpus) if now.cpus else none, cores(change.cpus) or none))
    if change.memory is not None:
        found.append((tr("Limits", "Memory"), exact(now.memory) if now.memory else none, exact(change.memory)))
    if change.swap is not None and change.swap != now.swap:
        after = Limits(swap=change.swap)
        found.append((tr("Limits", "With swap"), swap_text(now) or none, swap_text(after)))
    if change.pids is not None:
        found.append((tr("Limits", "Processes"), str(now.pids or none), str(change.pids or none)))
    if change.restart is not None:
        before = policy_text(now.restart, now.restart_maximum)
        found.append((tr("Limits", "Restart"), before, policy_text(change.restart, change.restart_maximum)))
    return found


def policy_text(name: str, maximum: int) -> str:
    """A restart policy as `docker run --restart` takes it."""
    return f"{name}:{maximum}" if name == "on-failure" and maximum else name


def line(change: LimitsChange, container: str) -> list[str]:
    """The same as a command: `docker update …`."""
    words = ["docker", "update"]
    if change.cpus is not None and change.by_quota:
        quota = round(change.cpus * 100_000) or -1
        words += ["--cpu-period", "100000", "--cpu-quota", str(quota)]
    elif change.cpus is not None:
        words += ["--cpus", cores(change.cpus)]
    if change.memory is not None:
        words += ["--memory", cli_size(change.memory)]
    if change.swap is not None:
        words += ["--memory-swap", cli_size(change.swap)]
    if change.pids is not None:
        words += ["--pids-limit", str(change.pids or -1)]
    if change.restart is not None:
        words += ["--restart", policy_text(change.restart, change.restart_maximum)]
    return [*words, container]


def cli_size(count: int) -> str:
    """Bytes as the command line takes them: its units are binary."""
    for factor, unit in ((1 << 30, "g"), (1 << 20, "m"), (1 << 10, "k")):
        if count > 0 and count % factor == 0:
            return f"{count // factor}{unit}"
    return str(count)


def said(changes: Sequence[tuple[str, str, str]]) -> str:
    """What changes, a line each: "Memory: 200 MiB → 1 GiB"."""
    return "\n".join(f"{name}: {before} → {after}" for name, before, after in changes)
