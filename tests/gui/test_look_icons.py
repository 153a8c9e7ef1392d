"""Icons: drawn from QtAwesome's files without its code, in the theme's colours, sharp at any size."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QIcon, QImage, QPainter

from gui.look.icons import has_icon, icon_path, paint_icon
from gui.look.look import look
from gui.look.tokens import DARK, LIGHT

NAVIGATION = (
    "cube",
    "stack",
    "hard-drives",
    "share-network",
    "article",
    "activity",
    "tree-structure",
    "lightning",
    "desktop",
    "gear-six",
)
USED_BY_THE_KIT = (
    "arrow-clockwise",
    "check",
    "check-circle-fill",
    "copy",
    "dots-three",
    "eye",
    "eye-slash",
    "folder",
    "info",
    "info-fill",
    "magnifying-glass",
    "pause-circle-fill",
    "play",
    "plus",
    "sliders-horizontal",
    "stop",
    "terminal-window",
    "trash",
    "warning-circle-fill",
    "warning-fill",
    "x",
)

pytestmark = pytest.mark.usefixtures("qapp")


def strongest(image):
    """The colour farthest from transparent."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda colour: colour.alpha()).name()


@pytest.mark.parametrize("name", [*NAVIGATION, *(f"{name}-fill" for name in NAVIGATION), *USED_BY_THE_KIT])
def test_every_icon_in_use_exists_and_fills_its_box(name):
    assert has_icon(name)
    bounds = icon_path(name).boundingRect()
    assert QRectF(0, 0, 256, 256).contains(bounds)
    assert max(bounds.width(), bounds.height()) > 90


def test_an_icon_that_does_not_exist_is_an_error():
    assert not has_icon("caret-up-down")
    with pytest.raises(KeyError):
        icon_path("caret-up-down")


def test_the_code_of_qtawesome_is_not_imported():
    program = (
        "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]); "
        "from gui.look.icons import icon_path; assert not icon_path('cube').isEmpty(); "
        "print([name for name in sys.modules if 'qtawesome' in name])"
    )
    root = Path(__file__).resolve().parents[2]
    environment = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"


def test_colour_follows_the_theme_without_a_new_icon(qapp):
    icon = look().icon("cube-fill", color_token="accent")
    assert strongest(icon.pixmap(32, 32).toImage()) == LIGHT.color("accent").name()
    look().apply(qapp, "dark")
    assert strongest(icon.pixmap(32, 32).toImage()) == DARK.color("accent").name()


def test_a_disabled_icon_is_in_the_weakest_text_colour():
    icon = look().icon("cube", fill=True)
    picture = icon.pixmap(QSize(32, 32), QIcon.Mode.Disabled)
    assert strongest(picture.toImage()) == LIGHT.color("text3").name()


def test_a_copy_of_an_icon_still_draws():
    icon = QIcon(look().icon("cube", fill=True))
    icon.addPixmap(icon.pixmap(8, 8))  # has Qt clone the engine
    assert not icon.pixmap(32, 32).isNull()


def test_twice_the_pixels_are_drawn_and_not_blown_up():
    icon = look().icon("cube")
    once = icon.pixmap(QSize(16, 16), 1.0).toImage()
    twice = icon.pixmap(QSize(16, 16), 2.0)
    assert twice.size() == QSize(32, 32)
    assert twice.devicePixelRatio() == 2.0
    assert twice.toImage() != once.scaled(32, 32)


def test_an_icon_is_centred_in_a_wider_place():
    image = QImage(64, 32, QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("base"))
    painter = QPainter(image)
    paint_icon(painter, QRectF(0, 0, 64, 32), "square-fill", LIGHT.color("text"))
    painter.end()
    assert image.pixelColor(32, 16) == LIGHT.color("text")
    assert image.pixelColor(8, 16) == LIGHT.color("base")
    assert image.pixelColor(56, 16) == LIGHT.color("base")
