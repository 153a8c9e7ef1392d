"""A private engine beside another engine of the machine, whose port forwarding must not change."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("first_engine.py")


@pytest.fixture(scope="module")
def steps():
    """What was seen, step by step; in namespaces that end, with all that is in them, when the script does."""
    folder = Path(tempfile.mkdtemp(prefix="lsn-"))  # short: dockerd's own containerd is below it
    space = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    try:
        done = subprocess.run(
            [*space, sys.executable, str(SCRIPT), str(folder)],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(folder)},
        )
        log = folder / "first" / "log"
        assert done.returncode == 0, done.stderr + (log.read_text(errors="replace")[-2000:] if log.exists() else "")
        return {name: (rules, served) for name, rules, served in json.loads(done.stdout)}
    finally:
        shutil.rmtree(folder)


def test_the_first_engine_really_forwards_by_rules(steps):
    rules, served = steps["before"]
    assert any("--dport 8091" in rule and "DNAT" in rule for rule in rules)
    assert served == "first\n"


@pytest.mark.parametrize("step", ["started", "filled", "stopped"])
def test_a_private_engine_changes_no_rule(steps, step):
    assert steps[step][0] == steps["before"][0]


@pytest.mark.parametrize("step", ["started", "filled", "stopped"])
def test_the_port_of_the_first_engine_is_served_all_along(steps, step):
    assert steps[step][1] == "first\n"
