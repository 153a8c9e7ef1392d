"""What can be done with images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.actions.names import LISTED, listed, short_id, shown_name, some
from gui.actions.pane_actions import measure, remove_unused
from gui.actions.record import Action, Check, Choice, Done, Options, Places, Question
from gui.actions.users import go_to_user, user_choices
from models import cli_line
from models.words import clean, plural, size, tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from engine.contract import Engine
    from gui.actions.desk import Desk
    from models.rows import ImageRow


def _target(row: ImageRow) -> str:
    """What is removed: this reference; the image itself where it has none."""
    return row.reference or row.image.id


def _remove(engine: Engine, row: ImageRow, options: Options) -> Awaitable[None]:
    return engine.images.remove(_target(row), force=options.force)


def _remove_all(engine: Engine, row: ImageRow, options: Options) -> Awaitable[None]:
    # Without force an engine refuses an id that has several references.
    del options
    return engine.images.remove(row.image.id, force=True)


def _remove_line(rows: Sequence[ImageRow], options: Options) -> list[str]:
    names = [row.reference or short_id(row.image.id) for row in rows]
    return cli_line.plain("rmi", *(["-f"] if options.force else []), names=names)


def _remove_all_line(rows: Sequence[ImageRow], _options: Options) -> list[str]:
    return cli_line.plain("rmi", "-f", names=[short_id(row.image.id) for row in rows])


def _thing(rows: Sequence[ImageRow]) -> str:
    if len(rows) > 1:
        return plural("RemoveImage", "%n image", "%n images", len(rows))
    return tr("RemoveImage", "image '{name}'").replace("{name}", shown_name(rows[0]))


def _ask_remove(rows: Sequence[ImageRow], _options: Options) -> Question:
    names = tuple(shown_name(row) for row in rows)
    thing = _thing(rows)
    gone = {row.reference for row in rows}
    only_tags = all(set(row.image.tags) - gone for row in rows)
    if only_tags:
        text = tr("RemoveImage", "Only the name goes. The image is kept under its other names.")
    else:
        count = sum(row.image.size or 0 for row in {row.image.id: row for row in rows}.values())
        text = tr("RemoveImage", "To use it again it has to be pulled or built anew. Containers are kept.")
        if count:
            text = tr("RemoveImage", "{size}. {text}").format(size=size(count), text=text)
    return Question(
        tr("RemoveImage", "Remove {thing}?").format(thing=thing),
        text,
        tr("RemoveImage", "Remove {thing}").format(thing=thing),
        names=some(names) if len(names) > LISTED // 2 else (),
        checks=() if only_tags else _force_check(rows),
    )


def _force_check(rows: Sequence[ImageRow]) -> tuple[Check, ...]:
    users = dict.fromkeys(clean(user.name, 80) for row in rows for user in row.users)
    if not users:
        return ()
    words = plural("RemoveImage", "Even though {names} uses it", "Even though {names} use it", len(users))
    return (Check(words.format(names=listed(users)), "force"),)


def _ask_remove_all(rows: Sequence[ImageRow], _options: Options) -> Question:
    row = rows[0]
    return Question(
        tr("RemoveImage", "Remove image {id} with all its names?").format(id=short_id(row.image.id)),
        tr("RemoveImage", "To use it again it has to be pulled or built anew. Containers are kept."),
        plural("RemoveImage", "Remove %n name", "Remove %n names", len(row.image.tags)),
        names=some(tuple(clean(tag, 80) for tag in row.image.tags)),
    )


def _copy(desk: Desk, rows: Sequence[ImageRow], options: Options) -> None:
    match options.choice:
        case "id":
            desk.copy("\n".join(row.image.id for row in rows), tr("CopyImage", "Image ID"))
        case "digest":
            desk.copy("\n".join(row.image.digests[0] for row in rows if row.image.digests), tr("CopyImage", "Digest"))
        case _:
            text = "\n".join(row.reference or row.image.id for row in rows)
            desk.copy(text, tr("CopyImage", "Reference"))


def _copy_choices(rows: Sequence[ImageRow]) -> list[Choice]:
    found = [Choice("reference", tr("CopyImage", "Reference")), Choice("id", tr("CopyImage", "Image ID"))]
    if any(row.image.digests for row in rows):
        found.append(Choice("digest", tr("CopyImage", "Digest")))
    return found


def _run(desk: Desk, rows: Sequence[ImageRow], _options: Options) -> None:
    desk.open_dialog("run", rows[0] if rows else None)


def _tag(desk: Desk, rows: Sequence[ImageRow], _options: Options) -> None:
    desk.open_dialog("tag", rows[0])


def actions() -> tuple[Action, ...]:
    """All of them, in the order of menus."""
    kind = Kind.IMAGE
    return (
        Action(
            "image.run",
            tr("Actions", "Run…"),
            "play",
            kind,
            show=_run,
            single=True,
            places=Places.MENU | Places.HEADER,
        ),
        Action("image.tag", tr("Actions", "Tag…"), "tag", kind, show=_tag, single=True),
        Action(
            "image.go",
            tr("Actions", "Go to"),
            "arrow-right",
            kind,
            lambda row: bool(row.users),
            show=go_to_user,
            choices=user_choices,
            single=True,
            part=1,
        ),
        Action(
            "image.copy",
            tr("Actions", "Copy"),
            "copy",
            kind,
            show=_copy,
            choices=_copy_choices,
            shortcut="Ctrl+C",
            part=1,
        ),
        Action(
            "image.remove",
            tr("Actions", "Remove…"),
            "trash",
            kind,
            call=_remove,
            verb="remove",
            pending=tr("Actions", "Removing…"),
            done=Done(tr("Actions", "Removed '{name}'"), tr_later("Actions", "Removed %n images")),
            shortcut="Del",
            question=_ask_remove,
            cli=_remove_line,
            danger=True,
            places=Places.MENU | Places.BAR | Places.HEADER,
            part=2,
        ),
        Action(
            "image.remove_all",
            tr("Actions", "Remove all names…"),
            "trash",
            kind,
            lambda row: len(row.image.tags) > 1,
            call=_remove_all,
            verb="remove",
            pending=tr("Actions", "Removing…"),
            done=Done(tr("Actions", "Removed '{name}' with all its names"), tr_later("Actions", "Removed %n images")),
            question=_ask_remove_all,
            cli=_remove_all_line,
            danger=True,
            single=True,
            part=2,
        ),
        measure(kind, tr("Actions", "Measure shared sizes"), "unique"),
        remove_unused(kind),
    )
