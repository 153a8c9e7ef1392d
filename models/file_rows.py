"""Files of a container as a table shows them: rows, columns, and the words for modes, owners and marks."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from engine.file_entries import ChangeKind, FileEntry, FileKind
from engine.kinds import Key, Kind
from engine.quick import quick
from models.cells import time_tooltip
from models.columns import Align, Column, Elide, Paint
from models.words import clean, natural, size, tr

if TYPE_CHECKING:
    from collections.abc import Callable

_TYPE_BITS = {
    FileKind.FILE: stat.S_IFREG,
    FileKind.FOLDER: stat.S_IFDIR,
    FileKind.LINK: stat.S_IFLNK,
    FileKind.DEVICE: stat.S_IFCHR,
    FileKind.PIPE: stat.S_IFIFO,
    FileKind.SOCKET: stat.S_IFSOCK,
}
_TONES = {ChangeKind.ADDED: "ok", ChangeKind.CHANGED: "info", ChangeKind.DELETED: "err"}
_HALF_A_YEAR = 183 * 86_400


@dataclass(frozen=True, slots=True)
class FileRow:
    """A line of the table: an entry of a folder, or a note about one.

    Args:
        key: made of the path.
        path: where it is.
        entry: what is said of it.
        level: how deep it is below the folder that is shown.
        fold: "open" or "closed" of a folder, "" of all else.
        place: its number among its siblings, after those of the folders that it is in.
        mark: what became of it since the image.
        owner: whom it belongs to, as words.
        note: what is said of a folder's contents instead of an entry: that they are being read, or why not.
        missing: whether nothing is known of it but its path.
    """

    key: Key
    path: bytes
    entry: FileEntry
    level: int = 0
    fold: str = ""
    place: tuple[int, ...] = ()
    mark: ChangeKind | None = None
    owner: str = ""
    note: str = ""
    missing: bool = False


make_row: Callable[..., FileRow] = quick(FileRow)
"""A row of all its fields in order."""


def key_of(host: str, path: bytes, note: bool = False) -> Key:
    """The key of a path; of the note about a folder's contents another one, which no path has."""
    return Key(host, Kind.FILE, path.decode("utf-8", "surrogateescape") + ("\0" if note else ""))


def name_text(name: bytes) -> str:
    """A name for one line: what is no UTF-8 as �, control characters visible."""
    return clean(name.decode("utf-8", "replace"))


def path_text(path: bytes) -> str:
    """A path for one line."""
    return clean(path.decode("utf-8", "replace"), 4096)


def mode_text(entry: FileEntry) -> str:
    """Type and permissions as `ls -l` writes them."""
    return stat.filemode(_TYPE_BITS[entry.kind] | entry.mode)


def owner_text(entry: FileEntry, users: dict[int, str], groups: dict[int, str]) -> str:
    """Owner and group, by name where the container has names for them; the owner alone where both are the same."""
    if entry.uid is None or entry.gid is None:
        return ""
    user = clean(users.get(entry.uid, str(entry.uid)), 40)
    group = clean(groups.get(entry.gid, str(entry.gid)), 40)
    return user if user == group else f"{user}:{group}"


def time_text(mtime: float | None, now: datetime) -> str:
    """When it was changed, as `ls -l` writes it: the time of day of the last half year, the year of what is older."""
    moment = moment_of(mtime)
    if moment is None:
        return ""
    recent = 0 <= (now - moment).total_seconds() < _HALF_A_YEAR
    return moment.astimezone().strftime("%b %d %H:%M" if recent else "%Y-%m-%d")


def moment_of(mtime: float | None) -> datetime | None:
    """Seconds since 1970 as an aware time."""
    try:
        return None if mtime is None else datetime.fromtimestamp(mtime, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def mark_text(mark: ChangeKind | None) -> str:
    """What became of it since the image, as a word."""
    match mark:
        case ChangeKind.ADDED:
            return tr("Files", "Added")
        case ChangeKind.CHANGED:
            return tr("Files", "Changed")
        case ChangeKind.DELETED:
            return tr("Files", "Deleted")
    return " "


def mark_tone(row: FileRow) -> str:
    """The colour token of the mark's word."""
    return _TONES[row.mark] if row.mark is not None else ""


def icon_of(row: FileRow) -> str:
    """The icon before the name."""
    if row.note:
        return ""
    match row.entry.kind:
        case FileKind.FOLDER:
            return "folder-open" if row.fold == "open" else "folder"
        case FileKind.LINK:
            return "link"
        case FileKind.FILE:
            return "file"
    return "plugs" if row.entry.kind is FileKind.SOCKET else "gear-six"


def shown_name(row: FileRow) -> str:
    """The name, and where a link leads."""
    if row.note:
        return row.note
    name = name_text(row.entry.name)
    return f"{name} → {path_text(row.entry.target)}" if row.entry.target else name


def _unless_note(text: Callable[[FileRow], str]) -> Callable[[FileRow], str]:
    # A space instead of nothing, which would be painted as a value that is not known.
    return lambda row: " " if row.note else text(row)


def _spoken(row: FileRow) -> str:
    parts = [shown_name(row)]
    if row.note:
        return parts[0]
    parts.append(kind_text(row.entry.kind))
    if row.mark is not None:
        parts.append(mark_text(row.mark))
    parts.append(tr("Files", "level {n}").replace("{n}", str(row.level + 1)))
    if row.fold:
        parts.append(tr("Files", "expanded") if row.fold == "open" else tr("Files", "collapsed"))
    return ", ".join(parts)


def kind_text(kind: FileKind) -> str:
    """What it is, as a word."""
    words = {
        FileKind.FILE: tr("Files", "file"),
        FileKind.FOLDER: tr("Files", "folder"),
        FileKind.LINK: tr("Files", "link"),
        FileKind.DEVICE: tr("Files", "device"),
        FileKind.PIPE: tr("Files", "pipe"),
        FileKind.SOCKET: tr("Files", "socket"),
    }
    return words[kind]


def columns(now: Callable[[], datetime]) -> tuple[Column[FileRow], ...]:
    """The columns. All sort by place: the order of siblings is the tree's."""

    def place(row: FileRow) -> Any:
        return row.place

    return (
        Column(
            key="name",
            title=tr("Files", "Name"),
            text=shown_name,
            sort=place,
            width=220,
            minimum=150,
            elide=Elide.MIDDLE,
            paint=Paint.NAME,
            spoken=_spoken,
            stretch=True,
        ),
        Column(
            key="size",
            title=tr("Files", "Size"),
            text=_unless_note(lambda row: size(row.entry.size) if row.entry.kind is FileKind.FILE else " "),
            sort=place,
            width=72,
            minimum=64,
            align=Align.RIGHT,
            elide=Elide.NEVER,
            paint=Paint.NUMBER,
            tooltip=lambda row: "" if row.entry.size is None else tr("Files", "{n} bytes").format(n=row.entry.size),
            drop=2,
        ),
        Column(
            key="mark",
            title=tr("Files", "Change"),
            text=_unless_note(lambda row: mark_text(row.mark)),
            sort=place,
            width=80,
            minimum=76,
            elide=Elide.NEVER,
            paint=Paint.STATUS,
            drop=3,
        ),
        Column(
            key="modified",
            title=tr("Files", "Modified"),
            text=_unless_note(lambda row: time_text(row.entry.mtime, now())),
            sort=place,
            width=104,
            minimum=100,
            align=Align.RIGHT,
            elide=Elide.NEVER,
            paint=Paint.SECONDARY,
            tooltip=lambda row: time_tooltip(moment_of(row.entry.mtime)),
            drop=4,
        ),
        Column(
            key="owner",
            title=tr("Files", "Owner"),
            text=_unless_note(lambda row: row.owner),
            sort=place,
            width=88,
            minimum=64,
            paint=Paint.SECONDARY,
            drop=6,
        ),
        Column(
            key="mode",
            title=tr("Files", "Mode"),
            text=_unless_note(lambda row: "" if row.missing else mode_text(row.entry)),
            sort=place,
            width=96,
            minimum=92,
            elide=Elide.NEVER,
            paint=Paint.MONO,
            drop=5,
        ),
    )


def sort_value(column: str, row_entry: FileEntry, mark: ChangeKind | None, owner: str) -> Any:
    """What siblings are sorted by; None stands last in both directions."""
    match column:
        case "size":
            return row_entry.size
        case "modified":
            return row_entry.mtime
        case "mode":
            return mode_text(row_entry)
        case "owner":
            return natural(owner) if owner else None
        case "mark":
            return None if mark is None else list(ChangeKind).index(mark)
    return natural(name_text(row_entry.name))
