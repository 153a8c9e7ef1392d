"""The language of the window: chosen, loaded, with the plurals of its own; English needs no file."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest
from PySide6.QtCore import QTranslator

from gui import language
from gui.cli import parse
from gui.texts.pseudo import pseudo
from models.words import plural, tr
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive
from tests.gui.test_small_windows import cut_headers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

POLISH = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl">
<context><name>Table</name>
<message><source>Name</source><translation>Nazwa</translation></message>
<message numerus="yes"><source>%n row</source><translation><numerusform>%n wiersz</numerusform>
<numerusform>%n wiersze</numerusform><numerusform>%n wierszy</numerusform></translation></message>
<message numerus="yes"><source>%n rows</source><translation><numerusform>%n wiersz</numerusform>
<numerusform>%n wiersze</numerusform><numerusform>%n wierszy</numerusform></translation></message>
</context>
</TS>
"""


@pytest.fixture
def polish(tmp_path: Path) -> Path:
    """A folder with a Polish translation, compiled as ours are."""
    source = tmp_path / "longshore_pl.ts"
    source.write_text(POLISH, encoding="utf-8")
    (tool,) = (each for each in Path(PySide6.__path__[0]).glob("lrelease*") if each.is_file())
    subprocess.run([str(tool), "-silent", str(source)], check=True, timeout=60)
    return tmp_path


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    """What a test put on the application goes."""
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["pl-Latn-PL", "pl-PL", "pl"], "pl"),
        (["en-US", "en", "pl"], ""),
        (["de-DE", "de", "pl"], "pl"),
        (["de", "en", "pl"], ""),
        (["C"], ""),
        (["../pl"], ""),
        ([], ""),
    ],
)
def test_the_first_language_of_the_user_that_there_is_is_taken(polish: Path, wanted: list[str], found: str) -> None:
    assert language.found_language(wanted, polish) == found


@pytest.mark.usefixtures("english_again")
def test_a_translation_is_loaded_with_the_plurals_of_its_language(qapp: QApplication, polish: Path) -> None:
    assert language.install(qapp, "pl", polish) == "pl"
    assert tr("Table", "Name") == "Nazwa"
    rows = [plural("Table", "%n row", "%n rows", n) for n in (1, 3, 5, 22)]
    assert rows == ["1 wiersz", "3 wiersze", "5 wierszy", "22 wiersze"]
    assert tr("Table", "Filter") == "Filter"


@pytest.mark.usefixtures("english_again")
def test_english_loads_nothing(qapp: QApplication, polish: Path) -> None:
    assert language.install(qapp, "en_GB", polish) == ""
    assert not qapp.findChildren(QTranslator)
    assert plural("Table", "%n row", "%n rows", 1) == "1 row"
    assert plural("Table", "%n row", "%n rows", 2) == "2 rows"


def test_the_pseudo_language_is_longer_and_keeps_what_is_put_in() -> None:
    assert pseudo("Stop {name} &now: %n") == "[Štöp {name} &nöw: %n~~~]"
    assert pseudo("") == ""


@pytest.mark.usefixtures("english_again")
def test_headers_hold_longer_words(qapp: QApplication, tmp_path: Path) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.window.resize(1440, 900)
        for name in ("containers", "images", "volumes", "networks"):
            table = program.pane(name).table
            await program.beat()
            titles = [column.title for column in table.rows.columns]
            assert all(title.startswith("[") for title in titles)
            assert not cut_headers(table)

    options = parse(["--language", "pseudo"])
    assert language.install(qapp, options.language) == language.PSEUDO
    with FakeEngine(tmp_path) as fake:
        fake.add_container("web")
        drive(qapp, fake.url, scenario, tmp_path)
