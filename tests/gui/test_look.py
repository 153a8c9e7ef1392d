"""The look as a whole: fonts, scale, palette, theme, style, the ring."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from gui.look import paint
from gui.look.focus import focus_by_keyboard, set_ring
from gui.look.fonts import ROLES
from gui.look.look import Look, look
from gui.look.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST
from gui.widgets.button import Button
from gui.widgets.line_edit import LineEdit
from gui.widgets.words import Words


@pytest.fixture
def window(qtbot):
    """An active window with room."""
    made = QWidget()
    made.setLayout(QVBoxLayout())
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def rings():
    return [frame for frame in QApplication.allWidgets() if isinstance(frame, QFocusFrame) and frame.isVisible()]


def ringed():
    return [frame.widget() for frame in rings()]


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("scale", [100, 125, 150, 175, 200])
def test_fonts_have_the_designs_sizes_at_every_scale(qapp, role, scale):
    look().apply(qapp, "light", scale)
    size, weight = ROLES[role]
    assert look().font(role).pixelSize() == round(size * scale / 100)
    assert look().font(role).weight() == weight
    assert look().font(role).pixelSize() >= 11


def test_figures_are_tabular_and_code_has_no_ligatures(qapp):
    for role in set(ROLES) - {"mono"}:
        font = look().font(role)
        assert font.featureValue(QFont.Tag("tnum")) == 1, role
        measure = QFontMetricsF(font)
        assert measure.horizontalAdvance("111,111") == pytest.approx(measure.horizontalAdvance("888,888"))
    mono = look().font("mono")
    assert [mono.featureValue(QFont.Tag(tag)) for tag in ("calt", "liga")] == [0, 0]
    assert qapp.font().featureValue(QFont.Tag("tnum")) == 1


def test_other_scripts_fall_through_to_further_families():
    assert look().font("body").families()[0] == "Inter"
    assert "DejaVu Sans" in look().font("body").families()
    assert look().font("mono").families()[0] == "JetBrains Mono"


def test_the_systems_font_swaps_the_family_and_nothing_else(qapp):
    ours = look().font("name")
    look().apply(qapp, "light", system_font=True)
    system = look().font("name")
    assert system.families()[0] != "Inter"
    assert (system.pixelSize(), system.weight()) == (ours.pixelSize(), ours.weight())


@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_palette_holds_the_tokens_in_all_groups(qapp, theme, tokens):
    look().apply(qapp, theme)
    palette = qapp.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        assert palette.color(group, QPalette.ColorRole.Base) == tokens.color("base")
        assert palette.color(group, QPalette.ColorRole.Window) == tokens.color("window")
        assert palette.color(group, QPalette.ColorRole.PlaceholderText) == tokens.color("text3")
    assert palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight) == tokens.color("sel")
    assert palette.color(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight) == tokens.color("seloff")
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == tokens.color("text3")
    assert palette.color(QPalette.ColorRole.Link) == palette.color(QPalette.ColorRole.Accent) == tokens.color("accent")


def test_the_system_decides_where_the_theme_is_system(qapp):
    look().apply(qapp, "system")
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert look().tokens is (DARK if dark else LIGHT)


def test_a_change_of_the_systems_scheme_is_followed(qapp, qtbot, monkeypatch):
    look().apply(qapp, "system")
    monkeypatch.setattr("gui.look.theme.is_dark", lambda _theme: True)
    with qtbot.waitSignal(look().changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look().tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == DARK.color("base")


def test_a_chosen_theme_does_not_follow_the_system(qapp, qtbot):
    look().apply(qapp, "dark")
    with qtbot.assertNotEmitted(look().changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look().tokens is DARK


def test_high_contrast_by_setting_and_by_force(qapp):
    look().apply(qapp, "contrast")
    assert look().tokens in (LIGHT_CONTRAST, DARK_CONTRAST)
    look().apply(qapp, "dark", contrast=True)
    assert look().tokens is DARK_CONTRAST
    look().apply(qapp, "dark")
    assert look().tokens is DARK


def test_each_change_is_told_once(qapp, qtbot):
    told = []
    look().changed.connect(lambda: told.append(look().tokens.name))
    look().apply(qapp, "dark")
    look().apply(qapp, "light")
    assert told == ["dark", "light"]


def test_scales_outside_the_range_are_brought_into_it(qapp):
    look().apply(qapp, "light", 1000)
    assert look().scale == 200
    look().apply(qapp, "light", 10)
    assert look().scale == 100


def test_rows_grow_with_the_text_and_shrink_when_compact(qapp):
    assert look().row_height == 32
    look().apply(qapp, "light", 150)
    assert look().row_height == 48
    look().apply(qapp, "light", 100, "compact")
    assert (look().row_height, look().row_role) == (24, "secondary")


def test_the_look_is_usable_before_it_is_applied():
    fresh = Look()
    assert (fresh.tokens, fresh.px(13), fresh.row_height) == (LIGHT, 13, 32)
    assert fresh.font("title").pixelSize() == 18


def test_fields_keep_their_height_in_every_state(qapp, window):
    field = QLineEdit()
    window.layout().addWidget(field)
    assert field.sizeHint().height() == 30
    field.setFocus()
    assert field.sizeHint().height() == 30
    look().apply(qapp, "light", 200)
    assert field.sizeHint().height() == 60


def test_what_has_not_been_shown_yet_takes_up_a_new_scale(qapp, window):
    page = QWidget(window)
    page.setLayout(QVBoxLayout())
    label, button, field = Words("a", "group", "err"), Button("b"), LineEdit("c")
    for made in (label, button, field):
        page.layout().addWidget(made)
    look().apply(qapp, "dark", 200)
    page.show()
    assert [made.font().pixelSize() for made in (label, button, field)] == [26, 26, 26]
    assert label.palette().color(QPalette.ColorRole.WindowText) == DARK.color("err")
    assert field.textMargins().left() == 14


def test_a_plain_push_button_is_painted_by_its_kind(qtbot):
    for kind, token in (("", "raised"), ("primary", "fill"), ("danger", "dangerfill"), ("unheard-of", "raised")):
        button = QPushButton("Go")
        button.setProperty("kind", kind)
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        assert button.grab().toImage().pixelColor(6, 14) == LIGHT.color(token), kind
        assert button.height() == 28


def test_texts_of_several_lines_are_fields(qapp, qtbot):
    look().apply(qapp, "dark")
    text = QPlainTextEdit("one")
    qtbot.addWidget(text)
    text.resize(200, 100)
    assert text.grab().toImage().pixelColor(100, 80) == DARK.color("field")
    assert text.grab().toImage().pixelColor(100, 0) == DARK.color("outline")


def test_metrics_and_hints_are_the_designs(qapp):
    style = QApplication.style()
    metric = QStyle.PixelMetric
    assert style.pixelMetric(metric.PM_ScrollBarExtent) == 14
    assert style.pixelMetric(metric.PM_FocusFrameHMargin) == 4
    assert style.pixelMetric(metric.PM_IndicatorWidth) == 16
    assert style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    assert style.styleHint(QStyle.StyleHint.SH_ToolTip_WakeUpDelay) == 500
    look().apply(qapp, "light", 150)
    assert QApplication.style().pixelMetric(metric.PM_ScrollBarExtent) == 21


def test_a_checked_box_is_filled_and_its_edge_is_the_accent_in_the_dark(qapp, qtbot):
    box = QCheckBox("On")
    qtbot.addWidget(box)
    box.setChecked(True)
    for theme, tokens, edge in (("light", LIGHT, "fill"), ("dark", DARK, "accent")):
        look().apply(qapp, theme)
        picture = box.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(16) for y in range(picture.height())}
        assert tokens.color("fill").name() in colours
        assert tokens.color(edge).name() in colours


def test_a_scroll_bar_has_a_thumb_and_no_groove(qtbot):
    rows = QListWidget()
    rows.addItems([str(number) for number in range(200)])
    rows.resize(200, 200)
    qtbot.addWidget(rows)
    rows.show()
    bar = rows.verticalScrollBar()
    picture = bar.grab().toImage()
    assert picture.pixelColor(7, 16) == LIGHT.color("outline")
    assert picture.pixelColor(7, 180) == LIGHT.color("base")
    assert bar.width() == 14


def test_pressing_the_thumb_scrolls(qtbot):
    rows = QListWidget()
    rows.addItems([str(number) for number in range(200)])
    rows.resize(200, 200)
    qtbot.addWidget(rows)
    rows.show()
    bar = rows.verticalScrollBar()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(7, 10))
    QTest.mouseMove(bar, QPoint(7, 100))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(7, 100))
    assert bar.value() > 20
    before = bar.value()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(7, 195))
    assert bar.value() > before


def test_a_combo_shows_all_of_its_words(qtbot):
    combo = QComboBox()
    combo.addItems(["Unless stopped", "No"])
    qtbot.addWidget(combo)
    combo.resize(combo.sizeHint())
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, _combo_option(combo), QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    assert room.width() >= QFontMetricsF(combo.font()).horizontalAdvance("Unless stopped")
    assert combo.height() == 30


def _combo_option(combo):
    from PySide6.QtWidgets import QStyleOptionComboBox

    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    return option


def test_every_line_to_type_in_that_has_an_edge_is_the_looks_own():
    """Nothing else sets its text off the edge. Those in a box have none: the box has."""
    gui = Path(__file__).parents[2] / "gui"
    sources = {path.name: path.read_text() for path in gui.rglob("*.py")}
    makers = {name for name, text in sources.items() if "= QLineEdit(" in text}
    assert "filter_field.py" in makers
    assert [name for name in makers if '.setProperty("kind", "bare")' not in sources[name]] == []


def test_tool_tips_never_read_html(window, qtbot):
    QToolTip.showText(window.mapToGlobal(QPoint(5, 5)), "<b>name</b>", window)
    tips = [widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel")]
    assert [tip.textFormat() for tip in tips] == [Qt.TextFormat.PlainText]
    assert tips[0].text() == "<b>name</b>"
    QToolTip.hideText()


def test_the_ring_goes_with_the_keyboard_and_not_with_the_mouse(window, qtbot):
    row = QHBoxLayout()
    window.layout().addLayout(row)
    buttons = [QPushButton(name) for name in ("one", "two", "three")]
    for button in buttons:
        row.addWidget(button)
    qtbot.waitUntil(buttons[2].isVisible)
    buttons[0].setFocus(Qt.FocusReason.MouseFocusReason)
    assert rings() == []
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: ringed() == [buttons[1]])
    QTest.keyClick(buttons[1], Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: ringed() == [buttons[2]])
    QTest.keyClick(buttons[2], Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: ringed() == [buttons[1]])
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert rings() == []


def test_the_ring_stays_off_fields_and_goes_where_it_is_wanted(window, qtbot):
    field, plain = QLineEdit(), QWidget()
    plain.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    window.layout().addWidget(field)
    window.layout().addWidget(plain)
    qtbot.waitUntil(plain.isVisible)
    focus_by_keyboard(field)
    assert rings() == []
    focus_by_keyboard(plain)
    assert rings() == []
    field.setFocus()
    set_ring(plain, wanted=True)
    focus_by_keyboard(plain)
    qtbot.waitUntil(lambda: ringed() == [plain])


def test_the_ring_outlives_the_window_it_was_in(qtbot):
    for _turn in range(2):
        window = QWidget()
        window.setLayout(QVBoxLayout())
        button = QPushButton("one")
        window.layout().addWidget(button)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        focus_by_keyboard(button)
        qtbot.waitUntil(lambda button=button: ringed() == [button])
        window.close()
        window.deleteLater()
        qtbot.waitUntil(lambda: rings() == [])


def test_the_ring_is_drawn_outside_with_a_gap(window, qtbot):
    window.layout().setContentsMargins(20, 20, 20, 20)
    button = QPushButton("Remove")
    window.layout().addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    window.layout().activate()
    QTest.qWait(0)
    focus_by_keyboard(button)
    picture = window.grab().toImage()
    middle = button.geometry().center().y()
    left = button.geometry().left()
    row = [picture.pixelColor(left - away, middle) for away in (1, 2, 3, 4, 5)]
    assert row[2] == row[3] == LIGHT.color("accent")
    assert row[0] == row[1] == row[4] == LIGHT.color("window")


def test_mixed_sizes_stand_on_lines_that_centre_their_capitals():
    for role in ROLES:
        measure = QFontMetricsF(look().font(role))
        line = paint.baseline(10, 32, measure)
        assert abs((line - measure.capHeight() / 2) - 26) <= 0.75, role


def test_elision_leaves_both_ends_or_the_beginning():
    measure = QFontMetricsF(look().font("body"))
    text = "registry/acme/shop-api:2.14.0"
    middle = paint.elide_middle(text, measure, 120)
    assert middle.startswith("reg")
    assert middle.endswith("4.0")
    assert "…" in middle
    assert paint.elide_end(text, measure, 120).startswith("registry/")
    assert paint.elide_end(text, measure, 4000) == text


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_hairlines_cover_whole_device_pixels(ratio):
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(LIGHT.color("base"))
    painter = QPainter(image)
    painter.translate(0.3, 0.7)
    paint.horizontal_hairline(painter, 0, 50, 20, LIGHT.color("text"))
    painter.end()
    column = [image.pixelColor(30, y).name() for y in range(100)]
    assert set(column) == {LIGHT.color("base").name(), LIGHT.color("text").name()}
    assert column.count(LIGHT.color("text").name()) == max(1, round(ratio))


def test_painters_fit_their_boxes():
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("base"))
    painter = QPainter(image)
    paint.ring(painter, image.rect().toRectF().adjusted(2, 2, -2, -2), LIGHT.color("accent"), 2, 0)
    painter.end()
    inked = [(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y) != LIGHT.color("base")]
    inside = QRect(2, 2, 16, 16)
    assert all(inside.contains(x, y) for x, y in inked)
    assert image.pixelColor(10, 10) == LIGHT.color("base")
