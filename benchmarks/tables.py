"""table-refresh, table-sort, table-filter: 20,000 containers in 200 groups in the product's table, with repaint.

One row is current, 100 are selected, and it is scrolled to the middle. A round is the change of the model and the paint
that follows it; setting up the rows and selecting again are not in it.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.harness import ROUNDS, WARM_UPS, alone, quartiles
from engine.records import Container, ContainerDetail, Endpoint, Key, Kind, Mount, Port
from models.rows import ContainerRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QApplication

    from benchmarks.harness import Row
    from gui.widgets.table import Table
    from models.table import TableModel

COUNT = 20_000
GROUPS = 200
SELECTED = 100
CHANGED = 10
GOALS = {"table-refresh": 12.0, "table-sort": 60.0, "table-filter": 60.0}
SORTS = ("status", "name", "image", "up", "name", "created")
FILTERS = ("worker", "", "state:exited", "", "image:postgres -project:7", "")
STATES = ("running", "running", "running", "exited", "paused", "created")
IMAGES = ("postgres:16-alpine", "nginx:1.27", "acme/shop-api:2.14.0", "redis:7.4-alpine", "acme/worker:1.9")


def container(number: int, now: datetime) -> Container:
    """A container with all that a real one has: 2 ports, 2 mounts, 1 network, 8 labels."""
    chance = random.Random(number)  # noqa: S311 - a workload, not a secret
    identity = f"{chance.getrandbits(256):064x}"
    state = chance.choice(STATES)
    project = f"project-{number % GROUPS}"
    labels = {f"bench.label-{place}": f"value {number} {place}" for place in range(6)}
    return Container(
        id=identity,
        name=f"{project}-{chance.choice(('api', 'worker', 'db'))}-{number // GROUPS}",
        image=chance.choice(IMAGES),
        image_id=f"sha256:{chance.getrandbits(256):064x}",
        command="sleep 1000000",
        state=state,
        created=now - timedelta(seconds=chance.randrange(10_000_000)),
        health=chance.choice(("healthy", "", "unhealthy")) if state == "running" else "",
        exit_code=chance.choice((0, 1, 137)) if state == "exited" else None,
        ports=(Port(80, 20_000 + number, "0.0.0.0"), Port(443, None)),  # noqa: S104 - a text
        mounts=(Mount("volume", "/data", "/data", name=f"data-{number}"), Mount("bind", "/srv", "/srv")),
        endpoints=(Endpoint(f"{project}_default", ip=f"172.20.{number % 250}.{number // 250}"),),
        labels=labels | {"com.docker.compose.project": project, "com.docker.compose.service": f"s{number}"},
        detail=ContainerDetail(
            started=now - timedelta(seconds=chance.randrange(1_000_000)),
            finished=now - timedelta(seconds=chance.randrange(1_000_000)),
        ),
    )


class Paints:
    """How often the table was painted."""

    count = 0


class Bench:
    """The table with its rows, and what is done to it."""

    def __init__(self) -> None:
        from gui.look.look import look
        from gui.widgets.delegate import RowLook
        from gui.widgets.table import Table
        from models import containers
        from models.table import TableModel

        self.app = _application()
        look().apply(self.app, "light")
        now = datetime.now(UTC)
        records = [container(number, now) for number in range(COUNT)]
        self.rows = [ContainerRow(Key("bench", Kind.CONTAINER, record.id), record) for record in records]
        self.model: TableModel[ContainerRow] = TableModel(containers.columns(), grouping=containers.grouping())
        self.table: Table = Table(self.model, RowLook(containers.glyph, containers.tone), "Containers")
        self.table.resize(1_200, 780)
        self.model.replace(self.rows)
        self.table.show()
        self._painted = _counter(self.table)
        self._chance = random.Random(1)  # noqa: S311
        self.app.processEvents()

    def stand(self) -> None:
        """One row current, 100 selected, scrolled to the middle: as it was before the round."""
        from PySide6.QtCore import QItemSelection, QItemSelectionModel

        flags = QItemSelectionModel.SelectionFlag
        last = self.model.columnCount() - 1
        selection = QItemSelection()
        for number in self._chance.sample(range(self.model.rowCount()), SELECTED):
            selection.select(self.model.index(number, 0), self.model.index(number, last))
        self.table.selectionModel().select(selection, flags.ClearAndSelect)
        middle = self.model.index(self.model.rowCount() // 2, 0)
        self.table.selectionModel().setCurrentIndex(middle, flags.NoUpdate)
        self.table.scrollTo(middle, self.table.ScrollHint.PositionAtCenter)
        self.app.processEvents()

    def timed(self, change: Callable[[], object]) -> float:
        """Milliseconds of a change and of the paint after it."""
        self._painted.count = 0
        start = time.perf_counter()
        change()
        self.app.processEvents()
        if not self._painted.count:  # nothing in sight changed
            self.table.viewport().repaint()
        return (time.perf_counter() - start) * 1000

    def refresh(self) -> float:
        """One replace of all rows, 10 of which are others; five of them are in sight."""
        self.stand()
        top, bottom = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        seen = [self.model.row_at(number).key for number in range(top, bottom)]
        places = {row.key: place for place, row in enumerate(self.rows)}
        chosen = [places[key] for key in seen if key in places][: CHANGED // 2]
        chosen += self._chance.sample(range(COUNT), CHANGED - len(chosen))
        rows = list(self.rows)
        for place in chosen:
            record = rows[place].container
            state = "exited" if record.state == "running" else "running"
            rows[place] = replace(rows[place], container=replace(record, state=state, health="", exit_code=0))
        self.rows = rows
        return self.timed(lambda: self.model.replace(rows))

    def sort(self, key: str) -> float:
        """Sort by another column."""
        self.stand()
        number = next(number for number, column in enumerate(self.model.columns) if column.key == key)
        return self.timed(lambda: self.model.sort(number))

    def filter(self, text: str) -> float:
        """Type another filter, or clear it."""
        from models.filters import parse

        self.stand()
        return self.timed(lambda: self.model.set_filter(parse(text).matches if text else None))

    def close(self) -> None:
        """Take it down."""
        self.table.close()
        self.table.deleteLater()
        self.app.processEvents()


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])


def _counter(table: Table) -> Paints:
    from PySide6.QtCore import QEvent, QObject

    class Filter(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                paints.count += 1
            return super().eventFilter(watched, event)

    paints = Paints()
    table.viewport().installEventFilter(Filter(table))
    return paints


def figures(bench: Bench, name: str) -> list[float]:
    """The rounds of one row, in milliseconds, warm-ups left out."""
    works: dict[str, list[Callable[[], float]]] = {
        "table-refresh": [bench.refresh],
        "table-sort": [partial(bench.sort, key) for key in SORTS],
        "table-filter": [partial(bench.filter, text) for text in FILTERS],
    }
    mine = works[name]
    rounds = max(ROUNDS, 2 * len(mine)) + max(WARM_UPS, len(mine))
    measured = [mine[number % len(mine)]() for number in range(rounds)]
    return measured[max(WARM_UPS, len(mine)) :]


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the rows named."""
    bench = Bench()
    for name in names:
        times = figures(bench, name)
        note = f"slowest {max(times):.1f} ms"
        yield alone(name, statistics.median(times), at_most=GOALS[name], unit="ms", spread=quartiles(times), note=note)
    bench.close()
