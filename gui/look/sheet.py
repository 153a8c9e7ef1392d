"""The style sheet, made from tokens: push buttons, text fields and tool tips; the style paints all else."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.look.tokens import Tokens

# Check boxes, radios, combos, tabs, menus and scroll bars must stay free of rules: one rule and the style no longer
# gets to paint them.
_SHEET = Template("""
QPushButton {
    background: $raised; color: $text; border: ${hair}px solid $btnline; border-radius: ${r5}px;
    padding: 0px ${p12}px; min-height: ${h28}px; outline: none; icon-size: ${i16}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $sel; }
QPushButton:disabled { background: $off; color: $text3; border: ${hair}px $offedge; }
QPushButton[tall="true"] { min-height: ${h30}px; }
QPushButton[kind="primary"] { background: $fill; color: $onfill; border-color: $fill; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
    background: $fillhover; border-color: $fillhover;
}
QPushButton[kind="danger"] { background: $dangerfill; color: $ondanger; border-color: $dangerfill; }
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed {
    background: $dangerhover; border-color: $dangerhover;
}
QPushButton[kind="warning"] { color: $err; }
QPushButton[kind="ghost"] { background: transparent; color: $text2; border-color: transparent; padding: 0px ${p8}px; }
QPushButton[kind="ghost"]:hover { background: $hover; }
QPushButton[kind="ghost"]:pressed, QPushButton[kind="ghost"]:checked { background: $sel; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled, QPushButton[kind="warning"]:disabled,
QPushButton[kind="ghost"]:disabled { background: $off; color: $text3; border: ${hair}px $offedge; }
QPushButton[iconOnly="true"] { padding: 0px; min-width: ${h28}px; }

QLineEdit {
    background: $field; color: $text; border: ${hair}px solid $outline; border-radius: ${r5}px;
    padding: ${fieldpad}px ${p7}px; min-height: ${h20}px;
    selection-background-color: $sel; selection-color: $text; placeholder-text-color: $text3;
}
QLineEdit:focus { border: ${ring}px solid $accent; padding: ${fieldpadfocus}px ${p7focus}px; }
QLineEdit:read-only { background: $sunken; color: $text2; border: ${hair}px solid $line; }
QLineEdit:disabled { background: $sunken; color: $text3; border: ${hair}px solid $line; }
QLineEdit[problem="true"] { border: ${ring}px solid $err; padding: ${fieldpadfocus}px ${p7focus}px; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus {
    background: transparent; border: 0px; padding: 0px;
}

QPlainTextEdit {
    background: $field; color: $text; border: ${hair}px solid $outline; border-radius: ${r5}px;
    selection-background-color: $sel; selection-color: $text; placeholder-text-color: $text3;
}
QPlainTextEdit:focus { border: ${ring}px solid $accent; }
QPlainTextEdit[kind="code"] { background: $sunken; border: ${hair}px solid $line; }
QPlainTextEdit[kind="bare"], QPlainTextEdit[kind="bare"]:focus { background: transparent; border: 0px; }

QToolTip { background: $raised; color: $text; border: ${hair}px solid $btnline; padding: ${p4}px ${p8}px; }
""")


def make_sheet(tokens: Tokens, factor: float) -> str:
    """The application's style sheet.

    Args:
        tokens: the theme.
        factor: the text scale, 1.0 to 2.0.
    """

    def px(size: float) -> int:
        return round(size * factor)

    hair = 1
    ring = tokens.ring
    names = {name: value for name in tokens.__slots__ if isinstance(value := getattr(tokens, name), str)}
    names |= {
        # Where text3 is text, greyed words say nothing: a dashed edge does.
        "off": tokens.base if tokens.contrast else tokens.seloff,
        "offedge": f"dashed {tokens.outline}" if tokens.contrast else f"solid {tokens.seloff}",
    }
    sizes = {
        "hair": hair,
        "ring": ring,
        "r5": px(5),
        "p4": px(4),
        "p8": px(8),
        "p7": px(7),
        "p7focus": px(7) - ring + hair,
        "p12": px(12),
        "i16": px(16),
        "h28": px(28) - 2 * hair,
        "h30": px(30) - 2 * hair,
        "h20": px(20),
        "fieldpad": (px(30) - px(20)) // 2 - hair,
        "fieldpadfocus": (px(30) - px(20)) // 2 - ring,
    }
    return _SHEET.substitute(names | {name: str(size) for name, size in sizes.items()})
