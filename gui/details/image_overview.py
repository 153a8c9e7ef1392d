"""An image's overview: what the list says at once, what inspection says as soon as it is read."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from engine.errors import EngineError, NotFound, Unreachable
from gui.actions.names import short_id, shown_name
from gui.details import container_facts as facts
from gui.details.parts import More
from gui.details.tab import READ, Page
from gui.details.times import moment, now
from gui.texts.errors import explain
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.notice import Notice
from models.words import clean, plural, size, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.records import ImageDetail
    from gui.actions.runner import ActionRunner
    from models.rows import ImageRow


class ImageOverview(Page):
    """The overview of one reference of an image."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self.detail: ImageDetail | None = None
        self._shown = ""
        self.problem = Notice("err", "")
        self.problem.hide()
        self.facts = KeyValues()
        self.environment = More(tr("Overview", "Environment"), KeyValues(160))
        self.labels = More(tr("Overview", "Labels"), KeyValues(220))
        for widget in (self.problem, self.facts, self.environment, self.labels):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def fresh(self) -> None:
        """Another image."""
        self.environment.fold()
        self.labels.fold()
        if self.row.image.id != self._shown:
            self._shown = self.row.image.id
            self.detail = None
            self.tasks.cancel(READ)

    def fill(self) -> None:
        """Show what is known, ask for the rest once."""
        image = self.row.image
        self.facts.set_rows(_lines(self.row, self.detail))
        self.environment.show_rows(facts.variables(self.detail.env if self.detail is not None else ()))
        self.labels.show_rows(facts.labels(image.labels))
        if self.detail is None and self.may_ask and not self.tasks.running(READ):
            self.tasks.start(READ, self._read(image.id))

    async def _read(self, identity: str) -> None:
        try:
            self.detail = await self.runner.session.engine.images.read(identity)
        except (NotFound, Unreachable):
            return  # the row, or the banner, says so
        except EngineError as error:
            said = explain(error, shown_name(self.row))
            self.problem.say(said.headline, said.why)
            self.problem.show()
        else:
            self.problem.hide()
            self.fill()


def _lines(row: ImageRow, detail: ImageDetail | None) -> list[KeyValue]:
    image = row.image
    lines = [
        KeyValue("reference", tr("Overview", "Name"), clean(row.reference), copy=bool(row.reference), middle=True),
        KeyValue("id", tr("Overview", "Image ID"), image.id, mono=True, copy=True, brief=short_id(image.id)),
    ]
    if image.digests:
        digest = image.digests[0].partition("@")[2] or image.digests[0]
        lines.append(KeyValue("digest", tr("Overview", "Digest"), digest, mono=True, copy=True, middle=True))
    others = [tag for tag in image.tags if tag != row.reference]
    if others:
        lines.append(KeyValue("others", tr("Overview", "Also named"), clean(", ".join(others)), middle=True))
    lines += [
        KeyValue("size", tr("Overview", "Size"), _size(row, detail)),
        KeyValue("created", tr("Overview", "Created"), moment(image.created, now())),
        KeyValue("users", tr("Overview", "Used by"), _users(row)),
    ]
    platform = detail.platform if detail is not None else image.platform
    lines.append(KeyValue("platform", tr("Overview", "Platform"), clean(platform)))
    return lines + ([] if detail is None else _from_detail(detail))


def _from_detail(detail: ImageDetail) -> list[KeyValue]:
    found = [
        ("entrypoint", tr("Overview", "Entrypoint"), shlex.join(detail.entrypoint), True),
        ("command", tr("Overview", "Command"), shlex.join(detail.command), True),
        ("workdir", tr("Overview", "Folder"), clean(detail.working_dir), True),
        ("user", tr("Overview", "User"), clean(detail.user), False),
        ("ports", tr("Overview", "Ports"), clean(", ".join(detail.ports)), False),
        ("volumes", tr("Overview", "Volumes"), clean(", ".join(detail.volumes)), True),
        ("author", tr("Overview", "Author"), clean(detail.author), False),
    ]
    return [KeyValue(key, title, value, mono=mono, copy=mono) for key, title, value, mono in found if value]


def _size(row: ImageRow, detail: ImageDetail | None) -> str:
    words = [size(row.image.size)]
    if detail is not None and detail.layers:
        words.append(plural("Overview", "%n layer", "%n layers", detail.layers))
    if row.image.shared_size is not None and row.image.size is not None:
        own = size(row.image.size - row.image.shared_size)
        words.append(tr("Overview", "{size} not shared").format(size=own))
    return ", ".join(filter(None, words))


def _users(row: ImageRow) -> str:
    return (
        plural("Overview", "%n container", "%n containers", len(row.users)) if row.users else tr("Overview", "Unused")
    )
