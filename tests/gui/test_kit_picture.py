"""The kit on one page, as a picture: light and dark, at once and twice the pixels.

The pictures go to the folder named by LONGSHORE_KIT_PICTURES, else to the test's own.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFocusFrame, QRadioButton, QWidget

from gui.look.glyphs import COLOR_OF
from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.chip import MINUS, PLUS, Chip
from gui.widgets.copying import CopyLine
from gui.widgets.dialog import Question
from gui.widgets.field import Choice, Field
from gui.widgets.filter_field import FilterField
from gui.widgets.glyph import GlyphMark
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.menu import Menu
from gui.widgets.meters import Meter, Part, Progress, SplitBar
from gui.widgets.notice import EmptyState, Notice
from gui.widgets.placeholder import Placeholder
from gui.widgets.section import Section
from gui.widgets.segmented import Segmented
from gui.widgets.tabs import TabBar
from gui.widgets.toasts import Toasts
from gui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (1440, 1010)
STATES = (
    ("running", "Running"),
    ("starting", "Starting"),
    ("unhealthy", "Unhealthy"),
    ("paused", "Paused"),
    ("restarting", "Restarting"),
    ("working", "Stopping…"),
    ("removing", "Removing…"),
    ("exited", "Exited 0"),
    ("failed", "Exited 137"),
    ("created", "Created"),
    ("dead", "Dead"),
)


class Page(QWidget):
    """All of the kit, placed as on the sheet that shows the aim."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Kit")
        self.resize(*SIZE)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAutoFillBackground(True)
        self.frames: list[QFocusFrame] = []
        self.hovered: list[QWidget] = []
        self.left()
        self.middle()
        self.right()

    def put(self, widget: QWidget, x: int, y: int, width: int = 0, height: int = 0) -> QWidget:
        widget.setParent(self)
        size = widget.sizeHint()
        wide = width or size.width()
        tall = widget.heightForWidth(wide) if widget.hasHeightForWidth() else size.height()
        widget.setGeometry(x, y, wide, height or tall)
        return widget

    def head(self, text: str, x: int, y: int) -> None:
        self.put(Words(text, "strong", "text3"), x, y)

    def left(self) -> None:
        self.head("State glyphs, 16 px box", 32, 28)
        for place, (glyph, words) in enumerate(STATES):
            y = 60 + 28 * place
            self.put(GlyphMark(glyph), 32, y + 2)
            self.put(Words(words, "name"), 60, y)
            self.put(Words(COLOR_OF[glyph], "secondary", "text3"), 150, y)
        self.head("Type", 32, 388)
        samples = (
            ("Page title 18/600", "title", 420),
            ("Panel title 16/600", "panel", 448),
            ("Body 13/400, name 13/500", "body", 478),
            ("Secondary 12/400", "secondary", 506),
            ("Caption 11/400", "caption", 535),
            ("Mono 12/400  0O 1lI {} 8f3ad19c", "mono", 561),
        )
        for words, role, y in samples:
            self.put(Words(words, role), 32, y)
        self.head("Choices, tabs, meters", 32, 608)
        self.put(Choice("Restart", [("a", "Unless stopped"), ("b", "No")]), 32, 634, 180)
        self.put(Segmented("Span", [("5", "5 min"), ("15", "15 min"), ("60", "1 h"), ("360", "6 h")]), 32, 676)
        tabs = TabBar("Parts")
        for words in ("Overview", "Logs", "Stats", "Terminal", "Files"):
            tabs.add(words, words)
        self.put(tabs, 32, 716, 340)
        split = SplitBar()
        split.set_parts(
            [
                Part("In use", "3.4 GB", 3.4, "fill"),
                Part("Unused", "0.7 GB", 0.7, "info"),
                Part("No tag", "0.8 GB", 0.8, "idle"),
            ]
        )
        self.put(split, 32, 768, 340)
        self.put(CopyLine("sudo systemctl start docker.service"), 32, 812, 340)
        self.put(IconButton("stop", "Stop"), 32, 864)
        self.put(IconButton("arrow-clockwise", "Restart"), 64, 864)
        self.put(IconButton("terminal-window", "Terminal"), 96, 864)
        down = IconButton("dots-three", "More")
        down.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        self.put(down, 128, 864)

    def button_row(self, y: int, places: tuple[int, ...], make: Callable[[], Button]) -> None:
        buttons = [make() for _place in places]
        for place, button in zip(places, buttons, strict=True):
            self.put(button, place, y)
        self.hovered.append(buttons[1])
        self.ring(buttons[2])
        buttons[3].setEnabled(False)

    def ring(self, widget: QWidget) -> None:
        frame = QFocusFrame(self)
        frame.setWidget(widget)
        self.frames.append(frame)

    def middle(self) -> None:
        self.head("Buttons: rest, hover, focus, disabled", 420, 28)
        self.button_row(56, (420, 510, 600, 690), lambda: Button("Run", "play", "primary"))
        self.button_row(98, (420, 515, 610, 705), lambda: Button("Stop", "stop"))
        self.put(Button("Remove 3 containers", "trash", "danger"), 420, 140)
        self.put(Button("Remove…", "trash", "warning"), 620, 140)
        self.button_row(182, (420, 533, 646, 759), lambda: Button("Add port", "plus", "ghost"))
        self.head("Fields: rest, focus, problem, read-only", 420, 238)
        self.put(Field("Name", "Made up if left empty"), 420, 266, 200)
        focused = Field("Name")
        focused.set_text("edge-proxy")
        self.put(focused, 636, 266, 200)
        self.focused = focused
        wrong = Field("Port")
        wrong.set_text("80800")
        wrong.set_problem("Ports go up to 65535.")
        self.put(wrong, 420, 310, 200)
        fixed = Field("Image")
        fixed.set_text("set by compose")
        fixed.set_read_only(True)
        self.put(fixed, 636, 310, 200)
        self.head("Controls", 420, 380)
        off, on, mixed = QCheckBox("Off"), QCheckBox("On"), QCheckBox("Mixed")
        on.setChecked(True)
        mixed.setTristate(True)
        mixed.setCheckState(Qt.CheckState.PartiallyChecked)
        for box, x in ((off, 420), (on, 492), (mixed, 564)):
            self.put(box, x, 412)
        group = QWidget()
        self.put(group, 656, 412, 200, 20)
        for words, x, checked in (("Off", 0, False), ("On", 72, True)):
            radio = QRadioButton(words, group)
            radio.move(x, 0)
            radio.setChecked(checked)
        progress = Progress("Pulling")
        progress.set(412 / 651, "412 of 651 MB · 18 MB/s")
        self.put(progress, 420, 453, 360)
        x = 420
        for chip in (Chip("state:running"), Chip("project:ci", MINUS), Chip("checkout", PLUS)):
            self.put(chip, x, 484)
            x += chip.width() + 6
        self.head("Filter", 420, 530)
        field = FilterField("Add a filter, e.g. state:running image:postgres")
        field.set_text("-project:ci")
        self.put(field, 420, 556, 440)
        self.put(FilterField("Filter, e.g. used:no size:>500MB"), 420, 594, 440)
        self.head("Loading (after 300 ms) and empty list", 420, 770)
        self.placeholder = Placeholder()
        self.put(self.placeholder, 412, 794, 440)
        self.put(EmptyState("No container matches image:postgres state:paused", "Clear the filter"), 420, 900, 440)
        self.head("Keys and values", 420, 640)
        rows = KeyValues()
        rows.set_rows(
            [
                KeyValue("image", "Image", "acme/shop-api:2.14.0", link=True),
                KeyValue("id", "Container ID", "8f3ad19c02be", mono=True, copy=True),
                KeyValue("url", "DATABASE_URL", "postgres://a:b@db/x", mono=True, mono_title=True, masked="••••••••"),
            ]
        )
        self.put(Section("Environment", rows, line=False), 420, 656, 440)

    def right(self) -> None:
        self.head("Confirmation: verb + object, then the consequence", 900, 28)
        question = Question(
            "Remove 3 containers?",
            "api-1, db-1 and web-1 are running and will be stopped first. Files written inside them are lost. "
            "Volumes are kept.",
            "Remove 3 containers",
            option="Also remove 1 anonymous volume (48 MB)",
            command="docker rm -f api-1 db-1 web-1",
        )
        question.setWindowFlags(Qt.WindowType.Widget)
        self.put(question, 900, 56, 508)
        self.ring(question.cancel)
        self.head("Notices inside a page", 900, 314)
        self.put(
            Notice(
                "info", "Podman answers with Docker API 1.41", "Swarm and build cache are not available.", "Details"
            ),
            900,
            342,
            508,
        )
        self.put(
            Notice("warn", "Disk is 94 % full on this engine", "Pulling may fail. 1.5 GB can be freed.", "Review"),
            900,
            402,
            508,
        )
        self.put(
            Notice("err", "Events stopped 12 s ago", "The list may be out of date. Reconnecting.", "Reconnect now"),
            900,
            462,
            508,
        )
        self.head("Toasts: bottom right, above the status bar", 900, 538)
        self.corner = QWidget()
        self.put(self.corner, 900, 550, 456, 122)
        self.toasts = Toasts(self.corner, foot=0)
        self.toasts.show("ok", "Removed 3 containers")
        self.toasts.show("err", "Could not stop 'cache-1': no answer after 10 s", ("Kill", lambda: None))
        self.head("Menu", 900, 684)
        menu = Menu("Container", self)
        menu.setWindowFlags(Qt.WindowType.Widget)
        menu.add("Stop", icon="stop", keys="Ctrl+.")
        self.current = menu.add("Restart", icon="arrow-clockwise", keys="Ctrl+R")
        menu.add("Pause", icon="pause", keys="P")
        menu.addSeparator()
        menu.add("Open logs", icon="article", keys="Ctrl+L")
        menu.add("Open terminal", icon="terminal-window", keys="Ctrl+T")
        menu.add("Copy name", icon="copy", keys="Ctrl+C")
        menu.addSeparator()
        menu.add("Remove…", icon="trash", keys="Del", danger=True)
        self.menu = menu
        self.put(menu, 900, 712, 252)
        meter = Meter("80 %")
        meter.set(0.8, "warn")
        self.put(meter, 1184, 712, 200)
        unknown = Progress("Building")
        self.put(unknown, 1184, 740, 200)


def picture(page: QWidget, ratio: int) -> QImage:
    image = QImage(page.width() * ratio, page.height() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(look().color("base"))
    page.render(image, QPoint(0, 0))
    return image


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("LONGSHORE_KIT_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_kit_is_painted_in_both_themes_at_both_densities(qtbot, qapp, pictures, theme):
    look().apply(qapp, theme)
    page = Page()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.focused.edit.setFocus()
    page.menu.show()
    page.menu.setActiveAction(page.current)
    for button in page.hovered:
        QTest.mouseMove(button)
    page.placeholder.start()
    qtbot.waitUntil(lambda: page.placeholder.due)
    for ratio in (1, 2):
        image = picture(page, ratio)
        suffix = "" if ratio == 1 else f"@{ratio}x"
        assert image.save(str(pictures / f"kit-{theme}{suffix}.png"))
        colours = {
            image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 3)
        }
        for token in ("base", "fill", "dangerfill", "infotint", "errtint", "seloff"):
            assert look().tokens.color(token).name() in colours, token
    for frame in page.frames:
        frame.setWidget(None)
