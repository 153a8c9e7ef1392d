"""start and first-rows: from the console script to the first picture, and to the full list of 500 containers."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from benchmarks.harness import compared, in_turn
from benchmarks.probe import bare_window, shown_window
from benchmarks.reference import cli_seconds
from benchmarks.workload import create, private_engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.harness import Row

COUNT = 500


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the rows."""
    with private_engine() as private:
        create(private.url, COUNT, network="bench")
        answers: list[float] = []

        def first_picture() -> float:
            with shown_window(private.url, mode="click") as window:
                seconds = window.wait_for("painted")
                answered = window.wait_for("answered")
                answers.append(answered - window.moments["pressed"])
                window.wait()
                return seconds

        def first_rows() -> float:
            with shown_window(private.url, mode="rows", rows=COUNT) as window:
                seconds = window.wait_for("rows")
                window.wait()
                return seconds

        def bare_and_list() -> float:
            return 2.2 * bare_window() + 1.5 * cli_seconds(private.url, "ps", "-a")

        if "start" in names:
            pairs = in_turn(first_picture, bare_window)
            click = statistics.median(answers) * 1000
            yield compared("start", pairs, at_most=1.8, note=f"a click on the sidebar is answered in {click:.0f} ms")
        if "first-rows" in names:
            yield compared("first-rows", in_turn(first_rows, bare_and_list), at_most=1.0)
