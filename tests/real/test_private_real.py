"""Private engines, really started: what they touch, what they leave, and how they end."""

from __future__ import annotations

import socket

import pytest

from tests import engines


def test_a_real_engine_answers_and_runs_containers(real_engine, engine_name):
    container = real_engine.run(engine_name + "hello", "echo", "hello")
    real_engine.client.wait(container)
    assert real_engine.client.logs(container) == b"hello\n"


@pytest.mark.parametrize("path", ["/var/run/docker.sock", "/run/user/1000/podman/podman.sock"])
def test_tests_cannot_reach_an_engine_of_somebody_else(path):
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as mine,
        pytest.raises(engines.ForeignEngine, match="only engines that they started"),
    ):
        mine.connect(path)
