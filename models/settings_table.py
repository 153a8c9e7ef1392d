"""The settings as data: each with its key, default, words, and what makes a value good."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from models.words import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

SERIES = 8
"""Colours that a host's mark can have."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # known by what it is; less made at start
class Setting(Generic[T]):
    """One setting.

    Args:
        key: its name in the file.
        default: its value until somebody chooses.
        read: a value from what JSON gave; ValueError or TypeError where it is none.
        write: what JSON takes for a value.
        title_text: what it is called, in English.
        description_text: what it does, in English.
        choice_texts: the values there are and what each is called, in English; empty where any good value will do.
    """

    key: str
    default: T
    read: Callable[[Any], T]
    write: Callable[[T], Any] = lambda value: value
    title_text: str = ""
    description_text: str = ""
    choice_texts: tuple[tuple[T, str], ...] = ()

    @property
    def title(self) -> str:
        """What it is called, translated."""
        return tr("Settings", self.title_text) if self.title_text else self.key

    @property
    def description(self) -> str:
        """What it does, translated."""
        return tr("Settings", self.description_text) if self.description_text else ""

    @property
    def choices(self) -> tuple[tuple[T, str], ...]:
        """The values there are and what each is called, translated."""
        return tuple((value, tr("Settings", text)) for value, text in self.choice_texts)


def _no(value: Any) -> ValueError:
    return ValueError(f"not a good value: {value!r}")


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _no(value)
    return value


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise _no(value)
    return value


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _no(value)
        return value

    return read


def _numbers(value: Any, low: int, high: int) -> dict[str, int]:
    if not isinstance(value, dict):
        raise _no(value)
    read = _whole(low, high)
    return {_words(name): read(number) for name, number in value.items()}


def _things(value: Any) -> dict[str, Any]:
    """What a pane keeps: names and whatever JSON can hold; the pane looks at it when it takes it back."""
    if not isinstance(value, dict):
        raise _no(value)
    return {_words(name): thing for name, thing in value.items()}


def _blob(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    try:
        return base64.b64decode(_words(value), validate=True)
    except binascii.Error as error:
        raise _no(value) from error


def _blob_json(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _chosen(key: str, default: T, title: str, description: str, choices: tuple[tuple[T, str], ...]) -> Setting[T]:
    """A setting that has one of a few values."""

    def read(value: Any) -> T:
        for known, _ in choices:
            if known == value and type(known) is type(value):
                return known
        raise _no(value)

    return Setting(key, default, read, title_text=title, description_text=description, choice_texts=choices)


THEME: Setting[str] = _chosen(
    "theme",
    "system",
    tr_later("Settings", "Theme"),
    tr_later("Settings", "Light or dark, always or as the system is; or with the contrast turned up."),
    (
        ("system", tr_later("Settings", "As the system")),
        ("light", tr_later("Settings", "Light")),
        ("dark", tr_later("Settings", "Dark")),
        ("contrast", tr_later("Settings", "High contrast")),
    ),
)
TEXT_SCALE: Setting[int] = _chosen(
    "text_scale",
    100,
    tr_later("Settings", "Text size"),
    tr_later("Settings", "Scales text, and rows, icons and spaces with it."),
    tuple((percent, f"{percent} %") for percent in (100, 125, 150, 175, 200)),
)
DENSITY: Setting[str] = _chosen(
    "density",
    "comfortable",
    tr_later("Settings", "Rows"),
    tr_later("Settings", "How much space the rows of tables take."),
    (
        ("comfortable", tr_later("Settings", "Comfortable")),
        ("compact", tr_later("Settings", "Compact")),
    ),
)
MOTION: Setting[str] = _chosen(
    "motion",
    "system",
    tr_later("Settings", "Motion"),
    tr_later("Settings", "Whether the mark of what is under way turns, or stands still."),
    (
        ("system", tr_later("Settings", "As the system")),
        ("full", tr_later("Settings", "Turns")),
        ("reduced", tr_later("Settings", "Stands still")),
    ),
)
SYSTEM_FONT: Setting[bool] = Setting(
    "system_font",
    default=False,
    read=_truth,
    title_text=tr_later("Settings", "Use the system font"),
    description_text=tr_later("Settings", "The font family that the desktop is set to, in place of Inter."),
)
LOG_LEVEL: Setting[str] = _chosen(
    "log_level",
    "info",
    tr_later("Settings", "Log level"),
    tr_later("Settings", "How much Longshore writes into its own log file."),
    (
        ("error", tr_later("Settings", "Errors")),
        ("warning", tr_later("Settings", "Warnings")),
        ("info", tr_later("Settings", "What happens")),
        ("debug", tr_later("Settings", "Everything")),
    ),
)
LOG_TAIL: Setting[int] = _chosen(
    "log_tail",
    1_000,
    tr_later("Settings", "Lines of a log that come first"),
    tr_later("Settings", "A log opens with its last lines at once; what is older is loaded behind them."),
    (*((lines, f"{lines:,}") for lines in (200, 1_000, 10_000)), (0, tr_later("Settings", "All"))),
)
LOG_MEMORY: Setting[int] = _chosen(
    "log_memory",
    160,
    tr_later("Settings", "Memory for logs"),
    tr_later("Settings", "What all open logs together take of the memory; older lines than fit are kept on the disk."),
    tuple((size, f"{size} MB") for size in (64, 160, 512, 1024)),
)

RECORD_HIDDEN: Setting[bool] = Setting(
    "record_hidden",
    default=False,
    read=_truth,
    title_text=tr_later("Settings", "Keep recording while hidden"),
    description_text=tr_later(
        "Settings",
        "What containers use is recorded while it can be seen. With this, also while the window is hidden or shows "
        "something else: one sample of each running container every 30 seconds.",
    ),
)
HIGH_USE: Setting[int] = _chosen(
    "high_use",
    80,
    tr_later("Settings", "Mark high use"),
    tr_later(
        "Settings",
        "From how much of what it may use on, a container's CPU and memory are coloured: of its own limit, or of one "
        "core where it has no limit of CPU.",
    ),
    (*((part, f"{part} %") for part in (50, 70, 80, 90, 95)), (0, tr_later("Settings", "Never"))),
)
TERMINAL_LINES: Setting[int] = _chosen(
    "terminal_lines",
    10_000,
    tr_later("Settings", "Lines that terminals keep"),
    tr_later("Settings", "What has left the screen at its top can be scrolled back to."),
    tuple((lines, f"{lines:,}") for lines in (1_000, 10_000, 100_000)),
)

SHOWN: tuple[Setting[Any], ...] = (
    THEME,
    TEXT_SCALE,
    DENSITY,
    MOTION,
    SYSTEM_FONT,
    LOG_TAIL,
    LOG_MEMORY,
    HIGH_USE,
    RECORD_HIDDEN,
    TERMINAL_LINES,
    LOG_LEVEL,
)
"""What the Settings pane offers, in its order."""

WINDOW: Setting[bytes] = Setting("window", b"", _blob, _blob_json)
LAST_PANE: Setting[str] = Setting("last_pane", "containers", _words)
LAST_HOST: Setting[str] = Setting("last_host", "", _words)
ONLY_RUNNING: Setting[bool] = Setting("only_running", default=False, read=_truth)
LOG_VIEW: Setting[Mapping[str, Any]] = Setting("log_view", {}, _things, dict)
GROUPED: Setting[bool] = Setting("grouped", default=True, read=_truth)
HOST_COLOURS: Setting[Mapping[str, int]] = Setting(
    "host_colours", {}, lambda value: _numbers(value, 0, SERIES - 1), dict
)

PANES: dict[str, Setting[Mapping[str, Any]]] = {
    pane: Setting(f"pane/{pane}", {}, _things, dict)
    for pane in ("containers", "images", "volumes", "networks", "logs", "monitor", "engine", "settings")
}
"""What each pane keeps of itself: columns, sorting, groups that are collapsed, the width of its detail."""

ALL: dict[str, Setting[Any]] = {
    setting.key: setting
    for setting in (
        *SHOWN,
        WINDOW,
        LAST_PANE,
        LAST_HOST,
        ONLY_RUNNING,
        LOG_VIEW,
        GROUPED,
        HOST_COLOURS,
        *PANES.values(),
    )
}
"""Every setting by its key."""
