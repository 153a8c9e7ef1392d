"""The fonts of a grid of cells by style: bold, italic, underlined, struck through; each is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from models.ansi import Style


class StyledFonts:
    """Variants of one font.

    Args:
        plain: the font of what has no style.
    """

    def __init__(self, plain: QFont) -> None:
        self._plain = plain
        self._made: dict[tuple[bool, bool, bool, bool], QFont] = {}

    def of(self, style: Style) -> QFont:
        """The font of a style; the plain one where it changes none."""
        key = (style.bold, style.italic, style.underline, style.strike)
        if not any(key):
            return self._plain
        font = self._made.get(key)
        if font is None:
            font = QFont(self._plain)
            if style.bold:
                font.setWeight(QFont.Weight.Bold)
            font.setItalic(style.italic)
            font.setUnderline(style.underline)
            font.setStrikeOut(style.strike)
            self._made[key] = font
        return font
