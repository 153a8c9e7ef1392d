"""The token tables: contrast, completeness, and that no colour hides elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gui.look.glyphs import COLOR_OF
from gui.look.tokens import ALL, COLOR_NAMES, DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, contrast_ratio, tokens_for

TEXT = 4.5
SHAPE = 3.0
STATES = ("ok", "warn", "err", "info", "paused", "idle")
SURFACES = ("window", "base", "raised", "sunken", "group", "field", "hover", "sel", "seloff", "navsel")
ROW_SURFACES = ("base", "hover", "group", "sel", "raised", "sunken")
TINTS = ("ok", "warn", "err", "info", "paused")
ROOT = Path(__file__).resolve().parents[2]

each_theme = pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)


def ratio(tokens, ink, surface):
    return contrast_ratio(getattr(tokens, ink), getattr(tokens, surface))


@each_theme
@pytest.mark.parametrize("ink", ["text", "text2", "text3"])
@pytest.mark.parametrize("surface", SURFACES)
def test_words_can_be_read_on_every_surface(tokens, ink, surface):
    assert ratio(tokens, ink, surface) >= TEXT


@each_theme
@pytest.mark.parametrize("ink", ["accent", *STATES])
@pytest.mark.parametrize("surface", ROW_SURFACES)
def test_links_and_state_words_can_be_read_in_every_row(tokens, ink, surface):
    assert ratio(tokens, ink, surface) >= TEXT


@each_theme
@pytest.mark.parametrize("level", TINTS)
def test_notices_can_be_read_on_their_tints(tokens, level):
    for ink in ("text", "text2", "accent", level):
        assert ratio(tokens, ink, f"{level}tint") >= TEXT, ink


@each_theme
@pytest.mark.parametrize(
    ("ink", "surface"),
    [
        ("onfill", "fill"),
        ("onfill", "fillhover"),
        ("ondanger", "dangerfill"),
        ("ondanger", "dangerhover"),
        ("onhit", "hit"),
        ("onhitcurrent", "hitcurrent"),
    ],
)
def test_words_on_filled_surfaces_can_be_read(tokens, ink, surface):
    assert ratio(tokens, ink, surface) >= TEXT


@each_theme
@pytest.mark.parametrize("surface", ["window", "base", "raised", "field", "hover", "sel", "sunken"])
def test_outlines_and_rings_stand_out(tokens, surface):
    assert ratio(tokens, "outline", surface) >= SHAPE
    assert ratio(tokens, "accent", surface) >= SHAPE


@each_theme
@pytest.mark.parametrize("surface", ["base", "hover", "sel", "seloff", "group", "raised", "window"])
def test_state_glyphs_stand_out(tokens, surface):
    for ink in set(COLOR_OF.values()):
        assert ratio(tokens, ink, surface) >= SHAPE, ink


@each_theme
def test_bars_of_the_histogram_stand_out(tokens):
    for ink in ("histinfo", "histwarn", "histerr"):
        assert ratio(tokens, ink, "sunken") >= SHAPE, ink


@each_theme
def test_series_can_be_read_as_names_and_as_lines(tokens):
    for value in tokens.series:
        assert contrast_ratio(value, tokens.base) >= TEXT
        assert contrast_ratio(value, tokens.sel) >= TEXT


@pytest.mark.parametrize(
    ("tokens", "ink", "surface", "expected"),
    [
        (LIGHT, "text", "base", 16.8),
        (LIGHT, "text3", "sel", 4.7),
        (LIGHT, "outline", "sel", 3.2),
        (LIGHT, "accent", "base", 6.8),
        (DARK, "text2", "base", 9.2),
        (DARK, "err", "sel", 4.7),
        (DARK, "outline", "sel", 3.1),
        (DARK, "onhitcurrent", "hitcurrent", 8.0),
    ],
)
def test_ratios_are_those_of_the_design(tokens, ink, surface, expected):
    assert ratio(tokens, ink, surface) == pytest.approx(expected, abs=0.06)


def test_black_on_white_is_twenty_one():
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#FFFFFF", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST], ids=lambda tokens: tokens.name)
def test_high_contrast_has_no_weak_words_and_no_weak_lines(tokens):
    assert tokens.text2 == tokens.text3 == tokens.text == tokens.line == tokens.btnline == tokens.outline
    assert {tokens.base, tokens.text} == {"#000000", "#FFFFFF"}
    assert (tokens.ring, tokens.sel_border) == (3, 2)
    for level in TINTS:
        assert getattr(tokens, f"{level}tint") == tokens.base
    for ink in ("accent", *STATES):
        assert ratio(tokens, ink, "base") >= 7, ink


@each_theme
def test_every_colour_is_written_out(tokens):
    for name in COLOR_NAMES:
        assert re.fullmatch(r"#[0-9A-F]{6}", getattr(tokens, name)), name
        assert tokens.color(name).isValid()
    assert len(set(tokens.series)) == 8


def test_series_begin_again_past_the_last():
    assert LIGHT.series_color(8) == LIGHT.series_color(0)


def test_a_table_is_chosen_by_lightness_and_contrast():
    assert tokens_for(dark=False, contrast=False) is LIGHT
    assert tokens_for(dark=True, contrast=False) is DARK
    assert tokens_for(dark=False, contrast=True) is LIGHT_CONTRAST
    assert tokens_for(dark=True, contrast=True) is DARK_CONTRAST


def test_no_colour_is_written_outside_the_token_table():
    written = re.compile(
        r"""["'(\s:]#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b|Qt\.GlobalColor\.(?!transparent|black|white)"""
    )
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for folder in ("gui", "models", "engine", "resources")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != ROOT / "gui/look/tokens.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if written.search(line)
    ]
    assert not found


def test_no_style_sheet_is_set_anywhere():
    places = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "gui").rglob("*.py"))
        if ".setStyleSheet(" in path.read_text(encoding="utf-8")
    ]
    assert not places
