"""A real engine's log filtered and searched while it is written and drained: nothing is left out, nothing twice."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from engine.docker import DockerEngine
from engine.records import Host
from gui.widgets.log_board import LogBoard
from gui.widgets.log_finding import FindState
from models.container_log import ContainerLog
from models.log_filter import Filter
from models.log_find import Query
from models.log_levels import LEVELS, Level
from models.log_lines import MARK
from tests.fakes.live import until

if TYPE_CHECKING:
    from tests.engines import RealEngine

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.usefixtures("qapp")
COUNT = 30_000
SCRIPT = (
    f"i=0; while [ $i -lt {COUNT} ]; do "
    'case $((i%5)) in 0) l=ERROR;; 1) l=WARN;; *) l=INFO;; esac; echo "$l number $i end"; i=$((i+1)); done; sleep 60'
)


def test_a_filter_and_a_search_miss_nothing_of_a_log_that_is_being_written(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = real_engine.run(f"{engine_name}-writer", "sh", "-c", SCRIPT)

    async def main() -> None:
        engine = DockerEngine(Host("test", real_engine.url, "test"))
        board = LogBoard(wide=True)
        await engine.open()
        record = next(one for one in await engine.containers.list() if one.id == container)
        log = ContainerLog(engine, record, board.refresh)
        board.set_store(log.store)
        board.resize(900, 500)
        board.show()
        board.set_filter(Filter(hidden_levels=frozenset({Level.INFO})))
        board.finding.look_for(Query("number"))
        reading = asyncio.create_task(log.run())
        wanted = [n for n in range(COUNT) if n % 5 < 2]

        def numbers() -> list[int]:
            rows, store = board.view.rows, board.store
            if len(rows) < len(wanted):
                return []
            lines = (store.line(number) for number in rows.numbers(0, len(rows)))
            return [int(line.text.split()[2]) for line in lines if line.stream != MARK]

        def held() -> bool:
            QApplication.processEvents()
            return len(board.finding.hits) == len(wanted) and numbers() == wanted

        try:
            await until(held, 60)
            assert board.finding.state is FindState.DONE
            totals = dict(zip(LEVELS, board.surveying.survey.totals, strict=True))
            assert totals == {
                Level.ERROR: COUNT // 5,
                Level.WARN: COUNT // 5,
                Level.INFO: COUNT * 3 // 5,
                Level.DEBUG: 0,
                Level.UNKNOWN: 0,
            }
        finally:
            reading.cancel()
            await asyncio.wait([reading])
            await board.close_down()
            await engine.close()
            board.close()
            board.deleteLater()

    asyncio.run(main())
