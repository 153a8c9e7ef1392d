"""The wheel builds without a network, adds one name to an environment, and runs beside hostile packages."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("engine", "models", "gui", "resources")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=out, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = out.glob("longshore-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with the wheel, our dependencies, and hostile packages of the floors' names."""
    place = tmp_path_factory.mktemp("a place") / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    python = place / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*install, "--disable-pip-version-check", str(wheel)], check=True, timeout=120)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(place)}))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    for name in FLOORS:
        (site / name).mkdir()
        (site / name / "__init__.py").write_text(f"raise SystemExit('the other {name}')\n", encoding="utf-8")
    return place


def longshore(installed, *arguments, **environment):
    return subprocess.run(
        [str(installed / "bin" / "longshore"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )


def test_the_wheel_adds_one_name_and_carries_no_test_and_no_leftover(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"longshore"}
    assert {name.split("/")[1] for name in names if name.startswith("longshore/")} == {"__init__.py", *FLOORS}
    assert not [name for name in names if "__pycache__" in name or "test" in name]


def test_it_carries_its_licence_and_every_module_of_the_floors(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    modules = {path.relative_to(ROOT) for floor in FLOORS for path in (ROOT / floor).rglob("*.py")}
    assert not {f"longshore/{path}" for path in modules} - names
    translations = {path.relative_to(ROOT) for path in (ROOT / "resources" / "translations").iterdir()}
    assert translations
    assert not {f"longshore/{path}" for path in translations} - names


def test_the_installed_one_says_its_version_and_its_help(installed):
    done = longshore(installed, "--version")
    assert done.stdout == "longshore 0.1.0\n", done.stderr
    done = longshore(installed, "--help")
    assert done.returncode == 0, done.stderr
    assert "--screenshot" in done.stdout


def test_the_installed_one_finds_its_translations(installed):
    code = (
        "import longshore, sys, pathlib; sys.path.insert(0, str(pathlib.Path(longshore.__file__).parent));"
        "from gui import language; print(*sorted(each.name for each in language.FOLDER.iterdir()))"
    )
    command = [str(installed / "bin" / "python"), "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", timeout=60)
    assert "longshore_en.ts" in done.stdout.split(), done.stderr


def test_the_installed_one_opens_its_window_on_a_real_engine(installed, real_engine, tmp_path):
    done = longshore(installed, "--host", real_engine.url, "--screenshot", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "out").glob("*.png"))


def test_the_installed_one_starts_a_private_engine_from_its_own_folder(installed, tmp_path):
    code = (
        "import longshore, sys, pathlib; sys.path.insert(0, str(pathlib.Path(longshore.__file__).parent));"
        "from engine.private import PrivateEngine; engine = PrivateEngine(pathlib.Path(sys.argv[1]));"
        "engine.start(); print(engine.running); engine.remove()"
    )
    command = [str(installed / "bin" / "python"), "-c", code, str(tmp_path / "data")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", timeout=60)
    assert done.stdout == "True\n", done.stderr
