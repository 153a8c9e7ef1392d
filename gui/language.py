"""The language of the window: the user's, where there is a translation; else English, which needs no file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QCoreApplication

FOLDER = Path(__file__).parent.parent / "resources" / "translations"
PSEUDO = "pseudo"
"""Asked for in place of a language: English with accents, a third longer, to see what is cut off or not translated."""


def wanted_languages(asked: str = "") -> list[str]:
    """The languages that the user reads, the best first, as "pt-BR", "pt"; `asked` alone where it is one."""
    return [asked.replace("_", "-")] if asked else list(QLocale.system().uiLanguages())


def found_language(wanted: Sequence[str], folder: Path = FOLDER) -> str:
    """The first of these languages that there is a translation into, as in its file's name; "" for English."""
    for name in wanted:
        if name.split("-")[0] in {"en", "C"}:
            return ""
        if (folder / f"longshore_{name.replace('-', '_')}.qm").is_file():
            return name.replace("-", "_")
    return ""


def install(app: QCoreApplication, asked: str = "", folder: Path = FOLDER) -> str:
    """Translate what is made from now on. Before anything that is shown is made or imported.

    Args:
        app: the application.
        asked: a language on the command line, or `PSEUDO`; "" for the user's.
        folder: where the translations are.

    Returns:
        The language; "" for English.
    """
    if asked == PSEUDO:
        from gui.texts.pseudo import PseudoTranslator

        app.installTranslator(PseudoTranslator(app))
        return PSEUDO
    language = found_language(wanted_languages(asked), folder)
    if language:
        from PySide6.QtCore import QLibraryInfo, QTranslator

        for name, place in (
            ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("longshore", folder),
        ):
            translator = QTranslator(app)
            if translator.load(f"{name}_{language}", str(place)):  # Qt's own menus are there in fewer languages
                app.installTranslator(translator)
    return language
