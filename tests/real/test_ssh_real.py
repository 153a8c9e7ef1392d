"""A real engine behind ssh: everything works over it; what stands in the way is told in a sentence, at once."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest

from engine.diagnosis import diagnose
from engine.docker import DockerEngine
from engine.errors import Unreachable
from engine.records import Host
from engine.verdict import Verdict
from gui.texts import no_engine as texts
from models.backoff import Backoff
from models.worker import in_thread
from tests.fakes.live import run, session_on, until
from tests.fakes.refused import refused
from tests.real.everyday import use_every_day
from tests.real.ssh_server import SshServer, ssh_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.engines import RealEngine


@pytest.fixture(scope="module")
def running(real_engine: RealEngine) -> Iterator[SshServer]:
    """One far side for all tests here, on which the tests' engine is found."""
    with ssh_server(real_engine.url) as server:
        yield server


@pytest.fixture
def server(running: SshServer, monkeypatch: pytest.MonkeyPatch) -> SshServer:
    """The far side, and the ssh command that leads there. Whoever would ask for a password would be seen to."""
    asked = running.commands / "asked"
    ask = running.commands / "ask"
    ask.write_text(f'#!/bin/sh\necho "$@" >>{asked}\nexec sleep 1000\n')
    ask.chmod(0o755)
    for name, value in {"SSH_ASKPASS": str(ask), "SSH_ASKPASS_REQUIRE": "force", "DISPLAY": ":99"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PATH", f"{running.commands}:{os.environ['PATH']}")
    return running


def test_an_engine_behind_ssh_is_used_as_any_other(
    server: SshServer, real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    use_every_day(Host("farm", server.url("good"), "context"), real_engine.image, f"{engine_name}ssh", tmp_path)


@pytest.mark.parametrize(
    ("name", "verdict", "sentence", "fix"),
    [
        ("new", Verdict.NEW_HOST_KEY, "You have not accepted the ssh key of farm yet.", "ssh {place}"),
        ("changed", Verdict.OTHER_HOST_KEY, "farm has another ssh key than before.", "ssh-keygen -R changed"),
        ("stranger", Verdict.KEY_REFUSED, "farm accepts none of your ssh keys.", "ssh-copy-id {place}"),
        ("bare", Verdict.ABSENT, "There is no Docker on farm.", ""),
        (
            "stopped",
            Verdict.FAR_STOPPED,
            "farm was reached, but Docker is not running there.",
            "ssh -t {place} sudo systemctl start docker",
        ),
        (
            "closed",
            Verdict.FAR_CLOSED,
            "farm was reached, but your user may not use Docker there.",
            "ssh -t {place} sudo usermod -aG docker {user}",
        ),
    ],
)
def test_what_stands_in_the_way_is_one_sentence_with_a_next_step(
    server: SshServer, name: str, verdict: Verdict, sentence: str, fix: str
) -> None:
    url = server.url(name)
    host = Host("farm", url, "context")
    found = asyncio.run(diagnose(host, refused(host)))
    assert (found.verdict, texts.sentence(found)) == (verdict, sentence), found.words
    place = url.removeprefix("ssh://")
    assert texts.fix_line(found) == fix.replace("{place}", place).replace("{user}", place.split("@")[0])
    assert found.words
    assert "{" not in texts.cause(found)
    assert not (server.commands / "asked").exists(), "somebody was asked for a password"


def test_no_ssh_on_this_computer(server: SshServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    host = Host("farm", server.url("good"), "context")
    found = asyncio.run(diagnose(host, refused(host)))
    assert found.verdict is Verdict.NO_SSH
    assert texts.sentence(found) == "There is no ssh on this computer."


def test_a_far_side_that_goes_is_lost_and_found_again(server: SshServer) -> None:
    host = Host("farm", server.url("good"), "context")

    async def scenario() -> None:
        async with session_on(DockerEngine(host), backoff=Backoff(600, 600)) as session:
            session.start()
            await until(lambda: session.idle)
            await in_thread(server.stop, "stop sshd")
            await until(lambda: session.lost)
            assert isinstance(session.error, Unreachable)
            found = await diagnose(host, session.error)
            assert found.verdict is Verdict.STOPPED
            server.start()  # in this thread, with which it would end
            session.retry_now()
            await until(lambda: session.idle)

    run(scenario)
