"""The texts for translators: complete, with their plurals, and what is translated is shown."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOL = ROOT / "packaging" / "texts.py"

spec = importlib.util.spec_from_file_location("texts_for_translators", TOOL)
assert spec is not None
assert spec.loader is not None
tool = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = tool
spec.loader.exec_module(tool)


def floors(folder: Path, code: str) -> Path:
    """A program of one file."""
    (folder / "gui").mkdir()
    (folder / "gui" / "window.py").write_text(code, encoding="utf-8")
    return folder


def test_every_text_of_the_program_is_in_the_files_for_translators():
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_texts_are_found_wherever_they_are_marked(tmp_path):
    code = """
tr("Window", "Open")
tr("Window", "A text over "
   "two lines")
def later(): return [tr_later("Menu", "Close")]
plural("Window", "%n row", "%n rows", 3)
tr("Menu", CHOSEN)
"""
    found = tool.texts(floors(tmp_path, code))
    assert list(found) == [
        ("Menu", "Close"),
        ("Window", "%n row"),
        ("Window", "%n rows"),
        ("Window", "A text over two lines"),
        ("Window", "Open"),
    ]
    assert found["Window", "%n row"].forms == ("%n row", "%n rows")


@pytest.mark.parametrize("code", ['tr("Window", f"Open {name}")', 'tr("Window", "Open " + name)'])
def test_a_text_that_is_made_up_while_running_is_refused(tmp_path, code):
    with pytest.raises(tool.NotConstant, match=r"gui/window\.py:1"):
        tool.texts(floors(tmp_path, code))


def test_what_was_translated_stays_and_what_is_no_more_goes(tmp_path):
    code = 'tr("Window", "Open")\ntr("Window", "Close")\n'
    before = tool.merged(tool.texts(floors(tmp_path, code)), "pl")
    assert before.count("unfinished") == 2
    translated = before.replace('<translation type="unfinished" />', "<translation>Otwórz</translation>")
    (tmp_path / "gui" / "window.py").write_text('tr("Window", "Open")\ntr("Window", "Ask")\n', encoding="utf-8")
    after = tool.merged(tool.texts(tmp_path), "pl", translated)
    assert after.count("Otwórz") == 1
    assert after.count("unfinished") == 1
    assert "Close" not in after


def test_every_file_for_translators_is_compiled():
    left = [path.name for path in tool.FOLDER.glob("*.ts") if path.stem != "longshore_en"]
    assert not [name for name in left if not tool.compiled(tool.FOLDER / name).exists()]
