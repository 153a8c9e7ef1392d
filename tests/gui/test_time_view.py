"""The stretch of time that charts share."""

from __future__ import annotations

import pytest

from gui.widgets.time_view import LEAST, MOST, TimeView

pytestmark = pytest.mark.usefixtures("qapp")


class Clock:
    def __init__(self) -> None:
        self.now = 10_000.0

    def __call__(self) -> float:
        return self.now


def test_it_goes_on_with_the_clock_until_it_is_held() -> None:
    clock = Clock()
    view = TimeView(900, clock)
    assert (view.begin, view.end, view.live) == (9_100.0, 10_000.0, True)
    clock.now += 5
    assert view.end == 10_005.0
    view.pause(on=True)
    clock.now += 5
    assert (view.end, view.live) == (10_005.0, False)
    view.pause(on=False)
    assert view.end == 10_010.0


def test_zooming_keeps_the_moment_under_the_pointer() -> None:
    view = TimeView(900, Clock())
    view.zoom(0.5, 9_400.0)
    assert view.end - view.begin == 450
    assert (view.end - 9_400.0) / 450 == pytest.approx(600 / 900)
    assert view.zoomed
    assert not view.live
    view.reset()
    assert (view.begin, view.live, view.zoomed) == (9_100.0, True, False)


def test_zooming_at_the_right_edge_stays_live() -> None:
    view = TimeView(900, Clock())
    view.zoom(0.5, 10_000.0)
    assert view.live
    assert view.begin == 9_550.0


def test_nothing_shorter_or_longer_is_shown_than_there_is_sense_in() -> None:
    view = TimeView(900, Clock())
    for _ in range(60):
        view.zoom(0.5, 9_500.0)
    assert view.end - view.begin == LEAST
    for _ in range(60):
        view.zoom(2.0, 9_500.0)
    assert view.end - view.begin == MOST
    view.select(9_500.0, 9_501.0)
    assert view.end - view.begin == LEAST


def test_moving_to_the_end_of_time_is_live_again() -> None:
    view = TimeView(900, Clock())
    view.move(-100)
    assert (view.end, view.live) == (9_900.0, False)
    view.move(200)
    assert view.live


def test_the_crosshair_is_told_of_once() -> None:
    view = TimeView(900, Clock())
    told: list[float | None] = []
    view.pointed.connect(lambda: told.append(view.pointer))
    for moment in (9_500.0, 9_500.0, None, None):
        view.point(moment)
    assert told == [9_500.0, None]
