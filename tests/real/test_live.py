"""What a real engine does shows by itself, in a real table, under a hand that is on it."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt

from engine.docker import DockerEngine
from engine.records import Host, Kind
from gui.look.look import look
from gui.widgets.delegate import RowLook
from gui.widgets.table import Table
from models import containers
from models.table import TableModel
from models.worker import in_thread
from tests.fakes.live import Said, names, run, session_on, state_of, until
from tests.real.cli_beside import Cli, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from tests.engines import RealEngine

MANY = 200
SHOP = {"com.docker.compose.project": "shop"}


def test_selection_current_row_scroll_sort_and_expansion_survive_200_containers_coming_and_going(
    qapp: QApplication, fresh_engine: Callable[[], RealEngine]
) -> None:
    real = fresh_engine()
    docker = Cli(real.url)
    for number in range(60):
        labels = SHOP if number % 3 == 0 else {"com.docker.compose.project": f"p{number % 3}"}
        real.run(f"m-old-{number:03}", "true", start=False, labels=labels)
    look().apply(qapp, "light")
    model = TableModel(containers.columns(), grouping=containers.grouping())
    model.set_grouped(True)
    table = Table(model, RowLook(glyph=containers.glyph, tone=containers.tone), "Containers")
    table.resize(900, 500)
    table.show()

    def create() -> list[str]:
        made = []
        for number in range(MANY):
            labels = SHOP if number % 2 else {"com.docker.compose.project": f"new{number % 7}"}
            made.append(real.run(f"{'anz'[number % 3]}-new-{number:03}", "true", start=False, labels=labels))
        return made

    def remove(made: list[str]) -> None:
        for container in made:
            real.client.remove_container(container)

    def stands() -> tuple[object, ...]:
        qapp.processEvents()
        top = table.rows_in_sight()[0].key
        current = table.current_row()
        return (
            top,
            table.rowViewportPosition(model.index_of(top)),
            current.key if current is not None else None,
            frozenset(row.key for row in table.selected_rows()),
            model.collapsed,
            model.sort_key,
        )

    async def scenario() -> None:
        async with session_on(DockerEngine(Host("real", real.url))) as session:
            session.feed(model, Kind.CONTAINER)
            session.start()
            await until(lambda: session.idle)
            model.sort(0, Qt.SortOrder.DescendingOrder)
            model.toggle(next(row.key for row in map(model.row_at, range(model.rowCount())) if row.key.id == "p1"))
            keys = {row.container.name: row.key for row in session.containers.values()}
            table.select_keys([keys["m-old-006"], keys["m-old-030"], keys["m-old-032"]])
            table.set_current(keys["m-old-030"], select=False)
            table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2 + 7)
            before = stands()
            work = asyncio.create_task(in_thread(create, "create"))
            while not work.done():
                await asyncio.sleep(0.02)
                assert stands() == before
            await until(lambda: session.idle and len(session.containers) == 60 + MANY, 30)
            assert stands() == before
            assert model.total == 60 + MANY
            await same(session, docker, "creating")
            removing = asyncio.create_task(in_thread(lambda: remove(work.result()), "remove"))
            while not removing.done():
                await asyncio.sleep(0.02)
                assert stands() == before
            await until(lambda: session.idle and len(session.containers) == 60, 30)
            assert stands() == before

    run(scenario)
    table.close()
    table.deleteLater()
    model.deleteLater()
    qapp.processEvents()


def test_a_kill_by_the_cli_shows_by_itself_within_half_a_second_of_its_end(
    real_engine: RealEngine, engine_name: str
) -> None:
    docker = Cli(real_engine.url)
    name = f"{engine_name}web"
    real_engine.run(name)

    async def scenario() -> None:
        async with session_on(DockerEngine(Host("real", real_engine.url))) as session:
            session.start()
            await until(lambda: session.idle)
            late: list[float] = []

            def shown(kind: str, keys: object) -> None:
                if kind == Kind.CONTAINER and state_of(session, name) == "exited" and not late:
                    late.append(time.time())

            session.rowsUpserted.connect(shown)
            await docker("kill", name)
            returned = time.time()
            await until(lambda: late)
            assert late[0] < returned + 0.5
            await until(lambda: session.idle)
            await same(session, docker, "docker kill")

    run(scenario)


def test_health_checks_every_second_of_five_containers_lead_to_no_reading(
    real_engine: RealEngine, engine_name: str
) -> None:
    docker = Cli(real_engine.url)
    check = {"test": ["CMD", "true"], "interval": 1_000_000_000, "timeout": 5_000_000_000}
    for number in range(5):
        real_engine.run(f"{engine_name}{number}", healthcheck=check)

    async def scenario() -> None:
        async with session_on(DockerEngine(Host("real", real_engine.url))) as session:
            session.start()
            mine = {f"{engine_name}{number}" for number in range(5)}

            def healthy() -> bool:
                rows = [row.container for row in session.containers.values() if row.container.name in mine]
                return len(rows) == 5 and all(container.health == "healthy" for container in rows)

            await until(lambda: session.idle and healthy(), 30)
            await same(session, docker, "getting healthy")
            said = Said(session)
            # Two more rounds of checks, counted on the engine itself.
            first = max(mine)
            rounds = 0
            seen = await _last_probe(docker, first)
            while rounds < 2:
                now = await _last_probe(docker, first)
                rounds += now != seen
                seen = now
            assert said.log == []
            assert session.idle

    run(scenario)


async def _last_probe(docker: Cli, name: str) -> str:
    return await docker("inspect", "--format", "{{(index .State.Health.Log 0).Start}}", name)


def test_names_stay_told_while_fifty_containers_are_renamed_at_once(real_engine: RealEngine, engine_name: str) -> None:
    docker = Cli(real_engine.url)
    made = [real_engine.run(f"{engine_name}old{number}", "true", start=False) for number in range(50)]

    async def scenario() -> None:
        async with session_on(DockerEngine(Host("real", real_engine.url))) as session:
            session.start()
            await until(lambda: session.idle)

            def rename() -> None:
                for number, container in enumerate(made):
                    real_engine.client.rename(container, f"{engine_name}new{number}")

            await in_thread(rename, "rename")
            await until(lambda: {f"{engine_name}new{number}" for number in range(50)} <= names(session))
            await same(session, docker, "renaming")

    run(scenario)
