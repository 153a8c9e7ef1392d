"""A feed: from a session's rows to a table model, for as long as the model lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from engine.records import Key, Kind
    from models.session import HostSession
    from models.table import TableModel


class Feed(QObject):
    """Keeps one table model filled with the rows of one kind. It is the model's child, so it ends with it.

    Args:
        session: whose rows.
        model: the table.
        kind: which rows.
    """

    def __init__(self, session: HostSession, model: TableModel[Any], kind: Kind) -> None:
        super().__init__(model)
        self._session = session
        self._model = model
        self._kind = kind
        session.rowsReplaced.connect(self._replace)
        session.rowsUpserted.connect(self._upsert)
        session.rowsDiscarded.connect(self._discard)
        if session.listed(kind):
            model.replace(list(session.rows(kind).values()))

    def stop(self) -> None:
        """Feed no more; the model keeps what it has."""
        self._session.rowsReplaced.disconnect(self._replace)
        self._session.rowsUpserted.disconnect(self._upsert)
        self._session.rowsDiscarded.disconnect(self._discard)
        self.deleteLater()

    def _replace(self, kind: str) -> None:
        if kind == self._kind:
            self._model.replace(list(self._session.rows(kind).values()))

    def _upsert(self, kind: str, keys: list[Key]) -> None:
        if kind == self._kind:
            rows = self._session.rows(kind)
            self._model.upsert([rows[key] for key in keys if key in rows])

    def _discard(self, kind: str, keys: list[Key]) -> None:
        if kind == self._kind:
            self._model.discard(keys)
