"""State glyphs: shapes that stay apart without their colours."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gui.look.glyphs import COLOR_OF, STATIC, paint_glyph
from gui.look.tokens import ALL, DARK, LIGHT
from models.glyphs import Glyph

NAMES = sorted(COLOR_OF)


def drawn(name, tokens=LIGHT, *, side=16, surface="base", phase=0.0):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    background = tokens.color(surface)
    image.fill(background)
    painter = QPainter(image)
    paint_glyph(painter, QRectF(0, 0, side, side), name, tokens, background, phase)
    painter.end()
    return image


def shape(name, *, side=16, phase=0.0):
    """How much of each pixel is covered, whatever the colour: distance from the background, scaled to the darkest."""
    image = drawn(name, side=side, phase=phase)
    ink = LIGHT.color(COLOR_OF[name])
    back = LIGHT.color("base")
    full = sum(abs(a - b) for a, b in zip(ink.getRgb()[:3], back.getRgb()[:3], strict=True))
    covered = []
    for y in range(side):
        for x in range(side):
            pixel = image.pixelColor(x, y).getRgb()[:3]
            covered.append(min(1.0, sum(abs(a - b) for a, b in zip(pixel, back.getRgb()[:3], strict=True)) / full))
    return covered


def test_there_is_a_glyph_for_every_state_and_no_other():
    assert {glyph.value for glyph in Glyph} == set(COLOR_OF)


@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2)))
def test_any_two_are_told_apart_without_colour(one, other):
    apart = sum(abs(a - b) for a, b in zip(shape(one), shape(other), strict=True))
    assert apart >= 8, f"{apart:.1f} pixels differ"


@pytest.mark.parametrize("name", NAMES)
def test_each_is_ten_to_fourteen_pixels_in_its_box_of_sixteen(name):
    side = 64
    covered = shape(name, side=side)
    columns = [x for x in range(side) if any(covered[y * side + x] > 0.5 for y in range(side))]
    rows = [y for y in range(side) if any(covered[y * side + x] > 0.5 for x in range(side))]
    width, height = (columns[-1] - columns[0] + 1) / 4, (rows[-1] - rows[0] + 1) / 4
    assert 8.5 <= max(width, height) <= 14.5
    assert columns[0] >= 2
    assert rows[0] >= 2
    assert columns[-1] < side - 2
    assert rows[-1] < side - 2


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("name", NAMES)
def test_each_has_its_states_colour(tokens, name):
    image = drawn(name, tokens, side=128)
    wanted = tokens.color(COLOR_OF[name]).name()
    assert any(image.pixelColor(x, y).name() == wanted for x in range(0, 128, 2) for y in range(0, 128, 2))


@pytest.mark.parametrize("name", ["unhealthy", "failed"])
def test_cut_outs_show_what_is_behind(name):
    inside = drawn(name, LIGHT, side=128, surface="sel")
    middle = {inside.pixelColor(64, y).name() for y in range(40, 100)}
    assert LIGHT.color("sel").name() in middle


def test_the_arc_turns_and_can_stand_still():
    assert shape("working", phase=0.0) != shape("working", phase=0.5)
    assert shape("working", phase=0.25) == shape("working", phase=1.25)
    assert shape("working", phase=STATIC) != shape("working", phase=0.0)


def test_an_unknown_state_is_drawn_and_does_not_fail():
    assert drawn("half-asleep") == drawn("created")


def test_the_painter_comes_back_as_it_was():
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor(DARK.base))
    painter = QPainter(image)
    pen, transform, hints = painter.pen(), painter.transform(), painter.renderHints()
    for name in NAMES:
        paint_glyph(painter, QRectF(4, 4, 16, 16), name, DARK)
    assert (painter.pen(), painter.transform(), painter.renderHints()) == (pen, transform, hints)
    painter.end()
