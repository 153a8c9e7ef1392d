"""A language that nobody speaks: English with accents, a third longer, in brackets.

What is seen without accents was never marked for translation; a bracket that is not seen was cut off.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QTranslator

_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "àçéïñöšûýÀÇÉÏÑÖŠÛÝ")
_KEPT = re.compile(r"(\{[^}]*\}|%n|&\w)")
"""What is put in later: fields, numbers, keys of menus."""
_LONGER = 0.3


def pseudo(text: str) -> str:
    """A text in that language."""
    parts = _KEPT.split(text)
    letters = "".join(part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts))
    more = round(len(_KEPT.sub("", text)) * _LONGER)
    return f"[{letters}{'~' * more}]" if text.strip() else text


class PseudoTranslator(QTranslator):
    """Translates everything that is asked for."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """It has something to say."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002 - Qt's signature
        text: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002 - Qt's signature
    ) -> str:
        """The text in that language; Qt puts the number in."""
        return pseudo(text)
