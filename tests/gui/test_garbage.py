from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject

from gui import garbage

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def what_was_there_before() -> Iterator[None]:
    """Frozen again: the end of a collector thaws what earlier tests keep for the whole run."""
    yield
    gc.freeze()


@pytest.fixture
def collector(qapp: QCoreApplication) -> Iterator[garbage.GarbageCollector]:
    made = garbage.GarbageCollector(qapp)
    yield made
    made.stop()
    shiboken6.delete(made)


class Cycle(QObject):
    """A Qt object that only a collection can free."""

    freed_on: list[threading.Thread]

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_a_cycle_is_never_freed_by_a_thread_that_allocates(collector: garbage.GarbageCollector) -> None:
    cycle = Cycle()
    freed_on: list[threading.Thread] = []
    weakref.finalize(cycle, lambda: freed_on.append(threading.current_thread()))
    del cycle
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert freed_on == []
    gc.collect()
    assert freed_on == [threading.main_thread()]


def test_what_is_due_is_collected(collector: garbage.GarbageCollector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "THRESHOLDS", (0, 10_000, 10_000))
    cycle = Cycle()
    gone = weakref.ref(cycle)
    del cycle
    collector.look()
    assert gone() is None


def test_pythons_own_collector_is_back_after_the_end(qapp: QCoreApplication) -> None:
    made = garbage.GarbageCollector(qapp)
    made.stop()
    shiboken6.delete(made)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
