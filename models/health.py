"""A container's health check: when it runs next, how long a run took, and how it stands in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from models.words import clean, plural, tr

if TYPE_CHECKING:
    from datetime import datetime

    from engine.records import Container, Probe

_RUNNING = "running"


def next_check(container: Container) -> datetime | None:
    """When the next run begins: an interval after the end of the last (moby `daemon/health.go`), or after the start.

    None where none will: it does not run, or nothing is known of its check.
    """
    detail = container.detail
    if detail is None or detail.health_check is None or container.state != _RUNNING:
        return None
    check = detail.health_check
    ended = [probe.end for probe in detail.probes if probe.end is not None]
    begun = detail.started
    last = max(ended, default=None)
    if last is None or (begun is not None and last < begun):
        last = begun
    if last is None:
        return None
    starting = container.health == "starting" and check.start_interval > 0
    in_start = starting and begun is not None and (last - begun).total_seconds() < check.start_period
    return last + timedelta(seconds=check.start_interval if in_start else check.interval)


def seconds_to(moment: datetime | None, now: datetime) -> float | None:
    """Seconds until a moment, 0 where it has passed; None where there is none."""
    return None if moment is None else max(0.0, (moment - now).total_seconds())


def took(probe: Probe) -> float | None:
    """Seconds that a run took; None where not known."""
    if probe.start is None or probe.end is None:
        return None
    return max(0.0, (probe.end - probe.start).total_seconds())


def took_text(probe: Probe) -> str:
    """How long a run took: "120 ms", "2.4 s"; "" where not known."""
    seconds = took(probe)
    if seconds is None:
        return ""
    if seconds < 1:
        return tr("Health", "{n} ms").format(n=round(seconds * 1000))
    return tr("Health", "{n} s").format(n=f"{seconds:.1f}")


def result_text(probe: Probe) -> str:
    """What a run gave: "Passed", "Failed with code 1", "Failed: took too long"."""
    if probe.exit_code == 0:
        return tr("Health", "Passed")
    if probe.exit_code is None or probe.exit_code < 0:  # moby gives -1 where the time was up
        return tr("Health", "Not ended in time")
    return tr("Health", "Failed with code {code}").format(code=probe.exit_code)


def status_words(container: Container) -> str:
    """How it stands: "Healthy", "Unhealthy, 3 checks failed in a row"."""
    detail = container.detail
    if container.state != _RUNNING:
        return tr("Health", "Not running, so it is not checked")
    words = {
        "healthy": tr("Health", "Healthy"),
        "unhealthy": tr("Health", "Unhealthy"),
        "starting": tr("Health", "Starting"),
    }.get(container.health, tr("Health", "Not checked yet"))
    streak = detail.failing_streak if detail is not None else 0
    if not streak:
        return words
    fails = plural("Health", "%n check failed in a row", "%n checks failed in a row", streak)
    return tr("Health", "{words}, {fails}").format(words=words, fails=fails)


def output_lines(output: str) -> str:
    """What a run wrote, as plain lines: control characters visible, but for line breaks and tabs."""
    lines = output.replace("\t", "    ").splitlines()
    return "\n".join(clean(line, 4_096) for line in lines).strip("\n")
