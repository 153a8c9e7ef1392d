"""A private engine of a normal user: it runs without root, is used as any other, and leaves nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from engine import leftovers
from engine.needs import Need, program, search_path
from engine.records import Host
from engine.sample import IMAGE
from gui.texts.private import why_not
from tests.real.everyday import use_every_day, with_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.docker import DockerEngine

ROOT = Path(__file__).resolve().parents[2]
USER = 64_999
_LIMITS = {Need.USER_NAMESPACES, Need.TUNNEL} | ({Need.ROOTLESS} if not program("dockerd-rootless.sh") else set())
"""What a machine may keep from normal users: Ubuntu 24.04's docker.io comes without the script that starts such an
engine. Anything else that is missing is the tests' own fault."""

# Root becomes a normal user whom no other process of the machine knows, and who may look into nobody's home: the
# interpreter and this checkout are shown to it elsewhere.
_AS_USER = """set -eu
cd "$0"
mount --bind passwd /etc/passwd
mount --bind ids /etc/subuid
mount --bind ids /etc/subgid
if [ -e tun ]; then mount --bind tun /dev/net/tun; fi
mount --bind "$1" checkout
mount --bind "$2" python
exec setpriv --reuid $3 --regid $3 --clear-groups "python/bin/$4" -P checkout/tests/real/rootless_user.py "$0/home/e"
"""


@pytest.fixture(scope="module")
def answer() -> Iterator[dict[str, Any]]:
    """What a normal user gets; proof that nothing of it is left."""
    folder = Path(tempfile.mkdtemp(prefix="lsr-"))
    folder.chmod(0o711)
    process = subprocess.Popen(
        _command(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={
            "PATH": search_path(),
            "HOME": f"{folder}/home",
            "XDG_RUNTIME_DIR": f"{folder}/run",
            "PYTHONPATH": f"{folder}/checkout" if os.geteuid() == 0 else str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LD_LIBRARY_PATH": f"{folder}/python/lib",  # of an interpreter that is not the system's
        },
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline() or "{}")
    finally:
        process.stdin.close()
        ended = process.wait(60)
        process.stdout.close()
        left = leftovers.engine_processes(folder / "run")
        kept = [*(folder / "home").glob("e*"), *(folder / "run").iterdir()]
        shutil.rmtree(folder)
    assert (ended, left, kept) == (0, [], [])


def _command(folder: Path) -> list[str]:
    for name in ("home", "run", "checkout", "python"):
        (folder / name).mkdir()
    if os.geteuid() != 0:
        return [sys.executable, "-P", str(ROOT / "tests/real/rootless_user.py"), f"{folder}/home/e"]
    (folder / "passwd").write_text(f"root:x:0:0::/root:/bin/sh\nnormal:x:{USER}:{USER}::{folder}/home:/bin/sh\n")
    (folder / "ids").write_text("normal:1000000:65536\n")
    for name in ("home", "run"):
        os.chown(folder / name, USER, USER)
    # udev lets everybody use it; machines without udev have one that is root's.
    subprocess.run(["mknod", "-m", "666", str(folder / "tun"), "c", "10", "200"], check=True)
    python = Path(sys.base_prefix), f"python{sys.version_info[0]}.{sys.version_info[1]}"
    words = [str(folder), str(ROOT), str(python[0]), str(USER), python[1]]
    return ["unshare", "--mount", "sh", "-c", _AS_USER, *words]


def test_a_normal_user_has_an_engine_or_is_told_why_not(answer: dict[str, Any], tmp_path: Path) -> None:
    if "socket" not in answer:
        need = Need(answer["need"])
        assert need in _LIMITS, answer["words"]
        assert why_not(need).startswith("A private engine cannot be started here: ")
        return
    host = Host("private", f"unix://{answer['socket']}", "private")
    use_every_day(host, IMAGE, "rootless", tmp_path, measures=False)

    async def look(engine: DockerEngine) -> None:
        assert (await engine.system.info()).rootless

    with_engine(host, look)
