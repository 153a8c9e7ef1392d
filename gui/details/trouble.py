"""What is wrong with a container, in one sentence with the numbers and one link; None where nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.details.times import moment
from models.states import exit_code
from models.words import clean, plural, short_duration, tr

if TYPE_CHECKING:
    from engine.records import Container, ContainerDetail
    from models.rows import ContainerRow

_KILLED = 137
_NOT_EXECUTABLE = 126
_NOT_FOUND = 127


@dataclass(frozen=True, slots=True)
class Trouble:
    """A notice.

    Args:
        level: warn or err.
        title: the sentence.
        text: the numbers.
        action: the link's words, "" for none.
        tab: the tab to which the link leads.
    """

    level: str
    title: str
    text: str = ""
    action: str = ""
    tab: str = ""


def trouble_of(row: ContainerRow) -> Trouble | None:
    """What is wrong, the gravest first."""
    container, detail = row.container, row.container.detail
    logs = tr("Trouble", "Show the log")
    if row.problem and not row.pending:
        return Trouble("err", tr("Trouble", "The last action failed."), clean(row.problem, 400))
    if container.state == "dead":
        text = tr("Trouble", "The engine could not take it away whole. Remove it again.")
        return Trouble("err", tr("Trouble", "It is dead."), text)
    if container.state == "restarting":
        count = 0 if detail is None else detail.restart_count
        text = plural("Trouble", "Restarted %n time so far.", "Restarted %n times so far.", count) if count else ""
        return Trouble("warn", tr("Trouble", "It ends and is restarted again and again."), text, logs, "logs")
    if container.state == "running" and container.health == "unhealthy":
        return _unhealthy(detail)
    if container.state == "exited":
        return _exited(container, detail, logs)
    if container.state == "created" and detail is not None and detail.error:
        return Trouble("err", tr("Trouble", "It could not be started."), clean(detail.error, 400))
    return None


def _unhealthy(detail: ContainerDetail | None) -> Trouble:
    title = tr("Trouble", "It is unhealthy.")
    if detail is None:
        return Trouble("warn", title)
    last = next((probe for probe in reversed(detail.probes) if probe.exit_code not in (0, None)), None)
    words = " ".join(last.output.split()) if last is not None else ""
    if words:
        title = tr("Trouble", "Unhealthy: {words}").replace("{words}", clean(words, 90))
    streak = detail.failing_streak
    text = plural("Trouble", "%n check failed in a row", "%n checks failed in a row", streak) if streak else ""
    if streak and detail.health_check is not None:
        every = tr("Trouble", "every {interval}").format(interval=short_duration(detail.health_check.interval))
        text = f"{text}, {every}"
    return Trouble("warn", title, text, tr("Trouble", "Show check output"), "health")


def _exited(container: Container, detail: ContainerDetail | None, logs: str) -> Trouble | None:
    code = exit_code(container)
    when = moment(detail.finished) if detail is not None else ""
    if detail is not None and detail.oom_killed:
        limit = tr("Trouble", "It used more memory than it may.")
        return Trouble(
            "err", tr("Trouble", "The system killed it: out of memory."), f"{limit} {when}".strip(), logs, "logs"
        )
    if detail is not None and detail.error:
        return Trouble("err", tr("Trouble", "It could not be started."), clean(detail.error, 400), logs, "logs")
    if not code:
        return None
    title = tr("Trouble", "It ended with code {code}.").format(code=code)
    if code == _KILLED:
        title = tr("Trouble", "It was killed (137).")
    elif code == _NOT_EXECUTABLE:
        title = tr("Trouble", "Its command cannot be executed (126).")
    elif code == _NOT_FOUND:
        title = tr("Trouble", "Its command was not found (127).")
    return Trouble("err", title, when, logs, "logs")
