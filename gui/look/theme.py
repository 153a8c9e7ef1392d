"""From tokens to Qt's palette, and what the system wishes for: lightness, contrast, motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

if TYPE_CHECKING:
    from gui.look.tokens import Tokens

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.Base, "base"),
    (QPalette.ColorRole.AlternateBase, "group"),
    (QPalette.ColorRole.Button, "base"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Light, "base"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "outline"),
    (QPalette.ColorRole.Shadow, "outline"),
    (QPalette.ColorRole.Highlight, "sel"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
)

_DISABLED = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


def palette_for(tokens: Tokens) -> QPalette:
    """Qt's palette of a theme, all three colour groups."""
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(role, tokens.color(name))
    palette.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, tokens.color("seloff"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, tokens.color("seloff"))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.color("text3"))
    return palette


def typed_palette_for(tokens: Tokens) -> QPalette:
    """The palette of texts of several lines: on a field's colour."""
    palette = palette_for(tokens)
    palette.setColor(QPalette.ColorRole.Base, tokens.color("field"))
    return palette


def ask_for_scheme(theme: str) -> None:
    """Tell the system which lightness the window frame is to have; "system" and "contrast" follow the system."""
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(_SCHEMES.get(theme, Qt.ColorScheme.Unknown))


def is_dark(theme: str) -> bool:
    """Whether the theme setting `theme` means a dark table now."""
    if theme in _SCHEMES:
        return theme == "dark"
    hints = QGuiApplication.styleHints()
    return hints.colorScheme() == Qt.ColorScheme.Dark


def wants_contrast() -> bool:
    """Whether the system asks for high contrast; False where this Qt cannot say."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
