"""How it stands with a log, in words: how much is there, what is missing, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import EngineError, NotFound
from gui.texts.errors import explain
from models.log_earlier import Earlier, EarlierState
from models.log_feed import FeedState
from models.words import clean, plural, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import Container
    from models.container_log import ContainerLog
    from models.log_feed import LogFeed
    from models.logs import LogStore
    from models.merged_log import MergedLog

_NO_READING = "does not support reading"


def sources_words(projects: Sequence[str]) -> str:
    """How many containers, and in which project ("4 containers in shop")."""
    words = plural("Log", "{n} container", "{n} containers", len(projects)).format(n=len(projects))
    if projects and projects[0] and len(set(projects)) == 1:
        return tr("Log", "{containers} in {project}").format(containers=words, project=clean(projects[0], 30))
    return words


def lines_words(store: LogStore) -> str:
    """How many lines there are, and how many went for want of room."""
    count = len(store)
    words = plural("Log", "{n} line", "{n} lines", count).format(n=f"{count:,}") if count else ""
    if store.dropped:
        dropped = tr("Log", "{n} older ones let go").format(n=f"{store.dropped:,}")
        words = f"{words} · {dropped}"
        if store.problem:
            words += " · " + tr("Log", "the disk takes no more of logs")
    return words


def earlier_words(earlier: Earlier) -> str:
    """How it stands with the lines before those that are there."""
    match earlier.state:
        case EarlierState.LOADING:
            return tr("Log", "Loading earlier lines…")
        case EarlierState.STOPPED | EarlierState.FAILED:
            some = tr("Log", "Not all earlier lines are loaded")
            return some if earlier.lines else tr("Log", "Earlier lines are not loaded")
        case EarlierState.ROTATED:
            return tr("Log", "Earlier lines were rotated away")
    return ""


def gap_words(earlier: Earlier) -> str:
    """What is said between the oldest lines and the newest, where lines are missing between them."""
    if earlier.state is EarlierState.LOADING:
        return tr("Log", "The lines between are being loaded")
    return tr("Log", "The lines between are not loaded")


def keeps_nothing(container: Container) -> bool:
    """Whether a container's log driver is known to keep no log."""
    return container.detail is not None and container.detail.log_driver == "none"


def trouble(log: ContainerLog | MergedLog) -> tuple[str, str, str]:
    """What is to be said above the lines: level, title, text; an empty title for nothing."""
    feeds = (log.feed,) if not hasattr(log, "feeds") else tuple(log.feeds)
    if any(feed.state is FeedState.LOST for feed in feeds):
        return "warn", tr("Log", "The engine is out of reach."), tr("Log", "The log goes on when it is back.")
    refused = [feed for feed in feeds if feed.state is FeedState.REFUSED and feed.error is not None]
    if not refused:
        return "info", "", ""
    if len(feeds) > 1:
        said = [_refusal(feed)[1] for feed in refused]
        names = ", ".join(clean(feed.container.name, 40) for feed in refused)
        title = tr("Log", "Without a log here: {names}.").format(names=names)
        return "info", title, said[0] if len(set(said)) == 1 else ""
    return _refusal(refused[0])


def _refusal(feed: LogFeed) -> tuple[str, str, str]:
    error = feed.error or EngineError("", "", "", "")
    if _NO_READING in error.words:
        driver = feed.container.detail.log_driver if feed.container.detail else ""
        if driver == "none":
            return "info", tr("Log", "Its log driver, none, keeps no log."), ""
        named = tr("Log", "Its log driver, {driver}, keeps no log that can be read here.").format(driver=clean(driver))
        return "info", named if driver else tr("Log", "Its log driver keeps no log that can be read here."), ""
    if isinstance(error, NotFound):
        return "info", tr("Log", "The container is no longer there."), ""
    return "err", tr("Log", "The log cannot be read."), explain(error).why
