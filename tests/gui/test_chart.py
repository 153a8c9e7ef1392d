"""A chart: what it says, crosshair, zoom, marks and their cards, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.texts.stats import gap_words, mark_facts, mark_words
from gui.widgets.chart import Chart
from gui.widgets.chart_data import ChartData, Limit, Line
from gui.widgets.time_view import TimeView
from gui.widgets.use_charts import CPU, MEMORY, scale, spans
from models.history import Mark, Points, What

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = 1_800_000_000.0
OOM = Mark(NOW - 300, "worker-1", What.OUT_OF_MEMORY, 137, 255_000_000, 256_000_000)
UP = Mark(NOW - 280, "worker-1", What.STARTED)


def points(value: float, seconds: int = 900) -> Points:
    moments = [NOW - seconds + second + 0.5 for second in range(seconds)]
    return Points(moments, [value] * seconds, frozenset())


def data(*marks: Mark) -> ChartData:
    lines = (Line("api-1", points(31.2), 0), Line("db-1", points(6.4), 2))
    return ChartData(lines, "37.6 %", "percent of one core", marks=marks)


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart("CPU", CPU, TimeView(900, lambda: NOW))
    made.view.setParent(made)
    made.resize(600, 260)
    qtbot.addWidget(made)
    made.show()
    made.set_data(data(OOM, UP))
    QApplication.processEvents()
    return made


def at(chart: Chart, moment: float) -> QPoint:
    frame = chart.frame()
    return QPoint(round(frame.x(moment)), round(frame.plot.center().y()))


def test_it_says_in_words_what_it_shows(chart: Chart) -> None:
    words = chart.words()
    for part in ("CPU 37.6 %", "api-1: last 31.2 %, highest 31.2 %", "worker-1 stopped: exit 137, out of memory"):
        assert part in words
    assert chart.accessibleDescription() == words
    assert chart.accessibleName() == "CPU"


def test_the_crosshair_tells_the_number_of_each_line_at_the_pointer(chart: Chart) -> None:
    QTest.mouseMove(chart, at(chart, NOW - 100))
    assert chart.view.pointer == pytest.approx(NOW - 100, abs=2)
    assert chart.readout(NOW - 100) == [(0, "api-1", "31.2 %"), (2, "db-1", "6.4 %")]
    assert chart.readout(NOW - 5_000) == [(0, "api-1", "–"), (2, "db-1", "–")]


def test_in_a_gap_it_says_so(chart: Chart) -> None:
    chart.set_data(ChartData(data().lines, gaps=((NOW - 400, NOW - 200),)))
    assert chart.readout(NOW - 300) == [(None, gap_words(NOW - 400, NOW - 200), "")]
    assert gap_words(NOW - 400, NOW - 200) in chart.words()


def test_dragging_zooms_and_a_double_click_resets(chart: Chart) -> None:
    one, two = at(chart, NOW - 600), at(chart, NOW - 400)
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=one)
    QTest.mouseMove(chart, (one + two) / 2)
    QTest.mouseMove(chart, two)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=two)
    assert chart.view.begin == pytest.approx(NOW - 600, abs=4)
    assert chart.view.end == pytest.approx(NOW - 400, abs=4)
    QTest.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=one)
    assert not chart.view.zoomed


def turn(chart: Chart, place: QPoint, by: int, keys: Qt.KeyboardModifier) -> QWheelEvent:
    natural = False
    event = QWheelEvent(
        QPointF(place),
        QPointF(chart.mapToGlobal(place)),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        natural,
    )
    QApplication.sendEvent(chart, event)
    return event


def test_the_wheel_zooms_with_ctrl_and_scrolls_the_page_without(chart: Chart) -> None:
    place = at(chart, NOW - 450)
    assert turn(chart, place, 120, Qt.KeyboardModifier.ControlModifier).isAccepted()
    assert chart.view.end - chart.view.begin == pytest.approx(900 / 1.25)
    assert not turn(chart, place, 120, Qt.KeyboardModifier.NoModifier).isAccepted()
    assert turn(chart, place, 120, Qt.KeyboardModifier.ShiftModifier).isAccepted()
    assert not chart.view.live


def test_a_mark_has_a_card_that_leads_to_the_log(chart: Chart) -> None:
    asked: list[Mark] = []
    chart.logs_asked.connect(asked.append)
    frame = chart.frame()
    QTest.mouseMove(chart, QPoint(round(frame.x(OOM.moment)), round(frame.plot.top() - 6)))
    assert chart.card.isVisible()
    assert chart.card.title.text() == "worker-1 stopped: exit 137, out of memory"
    assert chart.card.facts.text().endswith("was at 255 MB of 256 MB")
    QTest.mouseClick(chart.card.link, Qt.MouseButton.LeftButton)
    assert asked == [OOM]
    QTest.mouseMove(chart, at(chart, NOW - 850))
    assert not chart.card.isVisible()


def test_all_of_it_by_keyboard(chart: Chart) -> None:
    chart.activateWindow()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.view.pointer == pytest.approx(NOW - 15)
    assert "api-1 31.2 %, db-1 6.4 %" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.view.zoomed
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert not chart.view.zoomed
    QTest.keyClick(chart, Qt.Key.Key_Space)
    assert not chart.view.live
    QTest.keyClick(chart, Qt.Key.Key_Space)
    QTest.keyClick(chart, Qt.Key.Key_PageDown)
    assert chart.card.mark == OOM
    QTest.keyClick(chart, Qt.Key.Key_PageDown)
    assert chart.card.mark == UP
    asked: list[Mark] = []
    chart.logs_asked.connect(asked.append)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert asked == [UP]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert not chart.card.isVisible()


def test_a_limit_is_on_the_chart_only_where_it_is_within_reach(qtbot: QtBot) -> None:
    chart = Chart("Memory", MEMORY, TimeView(900, lambda: NOW))
    chart.view.setParent(chart)
    chart.resize(600, 260)
    qtbot.addWidget(chart)
    line = Line("web", points(100e6), 0)
    chart.set_data(ChartData((line,), limits=(Limit(128e6, "limit"),)))
    assert chart.frame().top >= 128e6
    chart.set_data(ChartData((line,), limits=(Limit(8e9, "limit"),)))
    assert chart.frame().top < 200e6


def test_nothing_at_all_can_be_painted(chart: Chart) -> None:
    chart.set_data(ChartData())
    assert not chart.grab().isNull()
    chart.resize(120, 90)
    assert not chart.grab().isNull()


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark(NOW, "a", What.STOPPED, 0), "a stopped: exit 0"),
        (Mark(NOW, "a", What.OUT_OF_MEMORY), "a ran out of memory"),
        (Mark(NOW, "a\n{code}", What.UNHEALTHY), "a␊{code} became unhealthy"),
        (Mark(NOW, "a", What.RESTARTED), "a restarted"),
    ],
)
def test_what_happened_is_told(mark: Mark, words: str) -> None:
    assert mark_words(mark) == words
    assert mark_facts(Mark(NOW, "a", What.STARTED, memory=5)).count("·") == 0


def test_the_scale_is_always_told() -> None:
    assert scale("core", 16).words == "percent of one core, 16 cores"
    assert scale("host", 4) == ("host", 0.25, "percent of the host's 4 cores")
    assert scale("limit", 4, 0.5) == ("limit", 2.0, "percent of its limit of 0.5 cores")
    assert scale("limit", 4).key == "core"
    assert scale("host", 0).words == "percent of one core"
    assert [words for _, words in spans(360)] == ["5 min", "15 min", "1 h", "6 h"]


def test_where_there_is_no_room_for_lines_there_is_the_number_alone(chart: Chart) -> None:
    chart.resize(200, 54)
    low = chart.grab().toImage()
    chart.view.pointer = NOW - 10
    assert chart.grab().toImage() == low  # no cross either
    chart.set_data(ChartData((), "37.6 %", "percent of one core"))
    assert chart.grab().toImage() == low
