"""The script `dev`, on machines that lack things: what it says, what it would install, how it ends."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


class Machine:
    """A machine made of commands that only say what they were asked to do."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a check out"
        self.checkout.mkdir()
        (self.checkout / "packaging").mkdir()
        for name in ("dev", "pyproject.toml", "packaging/constraints.txt"):
            shutil.copy(ROOT / name, self.checkout / name)
        self.commands = folder / "commands"
        self.commands.mkdir()
        for name in ("sh", "cat", "grep", "dirname", "cksum", "env", "tee", "chmod", "rm"):
            (self.commands / name).symlink_to(shutil.which(name) or name)
        self.asked = folder / "asked"
        self.asked.touch()
        self.command("id", "echo 1000")
        self.command("sudo", "exit 1")
        self.command("dpkg-query", 'case "$4" in ca-certificates) echo installed ;; *) exit 1 ;; esac')
        self.known("")
        for version in ("3", "3.11", "3.12", "3.13", "3.14"):
            self.command(f"python{version}", 'case "$1" in -V) echo Python 3.10.4 ;; esac; exit 1')

    def command(self, name: str, body: str) -> None:
        path = self.commands / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.asked}"\n{body}\n', encoding="utf-8")
        path.chmod(0o755)

    def known(self, *names: str) -> None:
        """Let apt know these packages, given as patterns of the shell."""
        pattern = "|".join(names) or "nothing"
        self.command(
            "apt-cache", f'case "$2" in {pattern}) echo "  Candidate: 1.0" ;; *) echo "Candidate: (none)" ;; esac'
        )
        self.command("apt-get", ":")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Call the script from another folder."""
        environment = {"PATH": str(self.commands), "HOME": str(self.checkout)}
        script = str(self.checkout / "dev")
        return subprocess.run(
            [script, *arguments], capture_output=True, text=True, check=False, env=environment, cwd="/", timeout=60
        )


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_help_names_every_command(machine):
    done = machine.run("help")
    assert done.returncode == 0
    for command in ("run", "test", "lint", "bench", "shots", "sample"):
        assert re.search(rf"^  {command}\b", done.stdout, re.MULTILINE)


def test_an_unknown_command_is_told_so_with_the_help(machine):
    done = machine.run("nonsense")
    assert done.returncode == 2
    assert "usage: ./dev COMMAND" in done.stderr


def test_without_the_right_to_install_one_command_is_printed_and_the_exit_code_is_3(machine):
    machine.known("*")
    done = machine.run("run")
    assert done.returncode == 3
    lines = done.stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("sudo apt-get update && sudo apt-get install --no-install-recommends libglib2.0-0")
    assert "libxcb-cursor0" in lines[0]
    assert "apt-get install" not in machine.asked.read_text(encoding="utf-8")


def test_a_renamed_package_goes_by_the_name_that_this_system_knows(machine):
    machine.known("*t64")
    assert " libglib2.0-0t64 " in machine.run("run").stdout
    machine.known("*[!4]")
    assert " libglib2.0-0 " in machine.run("run").stdout


def test_a_package_that_only_some_systems_have_is_left_out_where_it_is_not_known(machine):
    machine.known("docker.io|lib*|x*")
    asked = machine.run("test").stdout
    assert " docker.io " in asked
    assert "docker-cli" not in asked
    machine.known("docker-cli|docker.io|lib*|x*")
    assert " docker.io docker-cli " in machine.run("test").stdout


def test_an_engine_that_is_not_from_a_package_is_not_replaced(machine):
    machine.command("docker", ":")
    machine.command("dockerd", ":")
    machine.known("*[!4]")
    asked = machine.run("test").stdout
    assert "docker" not in asked
    assert " busybox-static " in asked


def test_with_sudo_the_packages_are_named_first_and_installed_without_questions(machine):
    machine.known("*[!4]")
    machine.command("sudo", ":")
    done = machine.run("run")
    assert "dev: installing with apt-get: libglib2.0-0 " in done.stderr
    asked = machine.asked.read_text(encoding="utf-8")
    install = next(line for line in asked.splitlines() if "apt-get -y" in line)
    assert install.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -y")
    assert "--no-install-recommends --no-remove libglib2.0-0 " in install
    assert asked.index("sudo -n apt-get -qq update") < asked.index(install)


def test_another_python_is_told_what_is_needed(machine):
    machine.command("dpkg-query", "echo installed")
    done = machine.run("run")
    assert done.returncode == 3
    assert "needs Python 3.11 to 3.14; here is Python 3.10.4" in done.stderr


def test_a_fitting_python_is_installed_where_the_system_has_one_beside_its_own(machine):
    machine.known("python3.12")
    machine.command("dpkg-query", 'case "$4" in python*) exit 1 ;; *) echo installed ;; esac')
    done = machine.run("run")
    assert done.returncode == 3
    assert done.stdout.endswith("--no-install-recommends python3.12\n")


def test_the_script_stays_small_and_names_no_address():
    text = (ROOT / "dev").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 150
    assert "://" not in text
    assert os.access(ROOT / "dev", os.X_OK)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def pins() -> dict[str, str]:
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+]+", line) for line in lines)
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}


@pytest.mark.parametrize("wanted", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
def test_every_dependency_is_pinned_for_ci_within_its_range(wanted):
    requirement = Requirement(wanted)
    assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])
