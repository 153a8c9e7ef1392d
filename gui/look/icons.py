"""The icons: Phosphor's outlines read from QtAwesome's files, drawn as paths so that colour and sharpness follow."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor

_EM = 256.0
_FONT = "phosphor-1.3.0.ttf"
_NAMES = "phosphor-charmap-1.3.0.json"


def _folder() -> Path:
    # Found, not imported: QtAwesome's own import takes longer than our whole sidebar.
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        message = "the package QtAwesome, which carries the icons, is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _font() -> QRawFont:
    data = (_folder() / _FONT).read_bytes()
    return QRawFont(QByteArray(data), _EM, QFont.HintingPreference.PreferNoHinting)


@cache
def _names() -> str:
    return (_folder() / _NAMES).read_text(encoding="utf-8")


def _code(name: str) -> int | None:
    """The character of an icon, None of an unknown name.

    Looked up in the file's text: to take all 7,500 names apart is 3 ms before the first picture, which shows a dozen.
    """
    text, mark = _names(), f'"{name}": "'
    place = text.find(mark)
    if place < 0:
        return None
    place += len(mark)
    return int(text[place : text.index('"', place)], 16)


def has_icon(name: str) -> bool:
    """Whether Phosphor has an icon of that name, such as "cube" or "cube-fill"."""
    return _code(name) is not None


@cache
def icon_path(name: str) -> QPainterPath:
    """The outline of an icon in a box of 256 x 256, origin at its top left; KeyError for an unknown name."""
    code = _code(name)
    if code is None:
        raise KeyError(name)
    font = _font()
    places = font.glyphIndexesForString(chr(code))
    return font.pathForGlyph(places[0]).translated(0, _EM)


def paint_icon(painter: QPainter, rect: QRectF, name: str, ink: QColor) -> None:
    """Draw the icon `name` in the colour `ink`, centred in `rect` and as large as its shorter side."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / _EM, side / _EM)
    painter.fillPath(icon_path(name), ink)
    painter.restore()


class IconEngine(QIconEngine):
    """An icon that is drawn anew for every size, pixel ratio and theme.

    Args:
        name: Phosphor's name.
        ink: asked at each painting for the colour, given the mode; so the theme can change below it.
    """

    def __init__(self, name: str, ink: Callable[[QIcon.Mode], QColor]) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Qt's call to draw straight to a widget."""
        paint_icon(painter, QRectF(rect), self._name, self._ink(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of `size` pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """A picture of `size` logical pixels with `scale` device pixels to each; Qt sets its pixel ratio."""
        picture = QPixmap(round(size.width() * scale), round(size.height() * scale))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> IconEngine:
        """Qt's call when a shared icon is about to be changed."""
        return IconEngine(self._name, self._ink)
