from __future__ import annotations

import asyncio

import pytest

from engine.tasks import TaskScope


async def _wait(begun: asyncio.Event, ended: list[str], name: str) -> None:
    begun.set()
    try:
        await asyncio.Event().wait()
    finally:
        ended.append(name)


async def _fail(words: str) -> None:
    raise ValueError(words)


def test_newest_task_of_a_key_cancels_the_older_one() -> None:
    async def main() -> None:
        reported: list[BaseException] = []
        ended: list[str] = []
        scope = TaskScope(reported.append)
        begun = asyncio.Event()
        first = scope.start("load", _wait(begun, ended, "first"))
        await begun.wait()
        begun.clear()
        scope.start("load", _wait(begun, ended, "second"))
        await begun.wait()
        await asyncio.wait([first])
        assert first.cancelled()
        assert ended == ["first"]
        assert scope.running("load")
        await scope.close()
        assert ended == ["first", "second"]
        assert reported == []

    asyncio.run(main())


def test_tasks_of_different_keys_run_side_by_side() -> None:
    async def main() -> None:
        scope = TaskScope([].append)
        one, two = asyncio.Event(), asyncio.Event()
        scope.start(1, _wait(one, [], ""))
        scope.start(2, _wait(two, [], ""))
        await asyncio.gather(one.wait(), two.wait())
        assert scope.running(1)
        assert scope.running(2)
        await scope.close()

    asyncio.run(main())


def test_a_task_that_has_ended_does_not_run_any_more_for_anybody() -> None:
    async def main() -> None:
        scope = TaskScope([].append)
        seen: list[bool] = []

        async def load() -> None:
            asyncio.get_running_loop().call_soon(lambda: seen.append(scope.running("load")))

        task = scope.start("load", load())
        await asyncio.wait([task])
        assert seen == [False]
        await scope.close()

    asyncio.run(main())


def test_a_failure_is_reported_once() -> None:
    async def main() -> None:
        reported: list[BaseException] = []
        scope = TaskScope(reported.append)
        task = scope.start("x", _fail("no"))
        await asyncio.wait([task])
        await asyncio.sleep(0)
        assert [str(error) for error in reported] == ["no"]
        assert not scope.running("x")
        await scope.close()
        assert len(reported) == 1

    asyncio.run(main())


def test_on_error_takes_the_place_of_the_scopes_report() -> None:
    async def main() -> None:
        reported: list[BaseException] = []
        own: list[BaseException] = []
        scope = TaskScope(reported.append)
        await asyncio.wait([scope.start("x", _fail("no"), on_error=own.append)])
        await scope.close()
        assert reported == []
        assert [str(error) for error in own] == ["no"]

    asyncio.run(main())


def test_the_result_can_be_awaited() -> None:
    async def give() -> int:
        return 7

    async def main() -> None:
        scope = TaskScope([].append)
        assert await scope.start("x", give()) == 7
        await scope.close()

    asyncio.run(main())


def test_cancel_says_whether_there_was_one_and_reports_nothing() -> None:
    async def main() -> None:
        reported: list[BaseException] = []
        scope = TaskScope(reported.append)
        begun = asyncio.Event()
        task = scope.start("x", _wait(begun, [], ""))
        await begun.wait()
        assert scope.cancel("x")
        assert not scope.cancel("x")
        await asyncio.wait([task])
        await scope.close()
        assert reported == []

    asyncio.run(main())


def test_a_task_that_ends_late_does_not_hide_the_newer_one() -> None:
    async def stubborn(release: asyncio.Event) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await release.wait()
            raise

    async def main() -> None:
        scope = TaskScope([].append)
        release, begun = asyncio.Event(), asyncio.Event()
        old = scope.start("x", stubborn(release))
        await asyncio.sleep(0)
        scope.start("x", _wait(begun, [], ""))
        await begun.wait()
        release.set()
        await asyncio.wait([old])
        await asyncio.sleep(0)
        assert scope.running("x")
        await scope.close()

    asyncio.run(main())


def test_a_closed_scope_takes_no_more_tasks() -> None:
    async def main() -> None:
        scope = TaskScope([].append)
        await scope.close()
        await scope.close()
        assert scope.closed
        with pytest.raises(RuntimeError, match="closed"):
            scope.start("x", _fail("never begun"))

    asyncio.run(main())


def test_closing_from_one_of_its_own_tasks_does_not_wait_for_itself() -> None:
    async def main() -> None:
        scope = TaskScope([].append)
        ended: list[str] = []
        begun = asyncio.Event()
        scope.start("other", _wait(begun, ended, "other"))
        await begun.wait()
        await scope.start("closer", scope.close())
        assert ended == ["other"]

    asyncio.run(main())
