"""The fonts: families as a list so that other scripts fall through, sizes per role, tabular figures."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

UI_FAMILIES = ("Inter", "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "DejaVu Sans", "Noto Color Emoji")
MONO_FAMILIES = ("JetBrains Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK SC", "Noto Color Emoji")

ROLES: dict[str, tuple[int, QFont.Weight]] = {
    "title": (18, QFont.Weight.DemiBold),
    "panel": (16, QFont.Weight.DemiBold),
    "body": (13, QFont.Weight.Normal),
    "name": (13, QFont.Weight.Medium),
    "group": (13, QFont.Weight.DemiBold),
    "secondary": (12, QFont.Weight.Normal),
    "header": (12, QFont.Weight.Medium),
    "strong": (12, QFont.Weight.DemiBold),
    "caption": (11, QFont.Weight.Normal),
    "mono": (12, QFont.Weight.Normal),
}
"""Pixel size at 100 % and weight per role. "strong" is for section heads of 12 px."""

_TABULAR = QFont.Tag("tnum")
_LIGATURES = (QFont.Tag("calt"), QFont.Tag("liga"))


def make_font(role: str, factor: float, *, system: bool = False) -> QFont:
    """The font of a role.

    Args:
        role: a key of `ROLES`; KeyError for another.
        factor: the text scale, 1.0 to 2.0.
        system: use the system's families instead of ours; sizes and weights stay.
    """
    size, weight = ROLES[role]
    if role == "mono":
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if system else QFont()
        font.setFamilies([*([font.family()] if system else []), *MONO_FAMILIES])
        font.setStyleHint(QFont.StyleHint.Monospace)
        for tag in _LIGATURES:
            font.setFeature(tag, 0)
    else:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont) if system else QFont()
        font.setFamilies([*([font.family()] if system else []), *UI_FAMILIES])
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setFeature(_TABULAR, 1)
    font.setPixelSize(max(1, round(size * factor)))
    font.setWeight(weight)
    return font
