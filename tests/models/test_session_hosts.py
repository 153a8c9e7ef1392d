"""Hosts: found in a thread, one session at a time."""

from __future__ import annotations

import threading

import pytest

from engine.records import Host
from models.hosts import Hosts
from models.worker import in_thread
from tests.fakes.live import run, until
from tests.fakes.memory_engine import MemoryEngine

HOSTS = [Host("local", "unix:///a.sock"), Host("work", "unix:///b.sock", current=True), Host("lab", "tcp://c:1")]


class Engines:
    """Makes engines in memory, and keeps them."""

    def __init__(self) -> None:
        self.made: dict[str, MemoryEngine] = {}

    def __call__(self, host: Host) -> MemoryEngine:
        self.made[host.name] = MemoryEngine(host)
        return self.made[host.name]


def test_hosts_are_looked_for_in_a_thread_and_changes_are_said() -> None:
    async def scenario() -> None:
        threads: list[threading.Thread] = []
        said: list[int] = []

        def find() -> list[Host]:
            threads.append(threading.current_thread())
            return HOSTS

        hosts = Hosts(Engines(), find)
        hosts.hostsChanged.connect(lambda: said.append(len(hosts.hosts)))
        await hosts.find()
        await hosts.find()
        assert said == [3]
        assert threading.main_thread() not in threads

    run(scenario)


@pytest.mark.parametrize(("wanted", "first"), [("lab", "lab"), ("", "work"), ("gone", "work")])
def test_the_first_is_the_wanted_else_the_current_one(wanted: str, first: str) -> None:
    hosts = Hosts(Engines(), list)
    hosts.set_hosts(HOSTS)
    found = hosts.first(wanted)
    assert found is not None
    assert found.name == first


def test_without_a_current_one_the_first_found_is_first_and_without_any_none() -> None:
    hosts = Hosts(Engines(), list)
    assert hosts.first() is None
    hosts.set_hosts([HOSTS[0], HOSTS[2]])
    assert hosts.first() == HOSTS[0]


def test_switching_shows_the_new_session_at_once_and_closes_the_old_one() -> None:
    async def scenario() -> None:
        engines, remembered, said = Engines(), [], []
        hosts = Hosts(engines, list, remember=remembered.append)
        hosts.sessionChanged.connect(lambda: said.append(hosts.current.name if hosts.current else ""))
        hosts.set_hosts(HOSTS)
        first = hosts.switch("local")
        await until(lambda: first.idle)
        second = hosts.switch("lab")
        assert hosts.session is second
        await until(lambda: second.idle and engines.made["local"].closed)
        assert not engines.made["lab"].closed
        assert remembered == said == ["local", "lab"]
        await hosts.close()
        assert engines.made["lab"].closed
        assert hosts.session is None

    run(scenario)


def test_switching_to_the_same_host_tries_again_and_to_an_unknown_one_is_refused() -> None:
    async def scenario() -> None:
        engines = Engines()
        hosts = Hosts(engines, list)
        hosts.set_hosts(HOSTS)
        session = hosts.switch("local")
        await until(lambda: session.idle)
        assert hosts.switch("local") is session
        with pytest.raises(KeyError):
            hosts.switch("nowhere")
        hosts.switch("lab")
        await hosts.close()
        assert all(engine.closed for engine in engines.made.values())

    run(scenario)


def test_what_fails_in_the_thread_is_raised_where_it_is_awaited() -> None:
    async def scenario() -> None:
        def fails() -> None:
            raise OSError("no home")

        with pytest.raises(OSError, match="no home"):
            await in_thread(fails, "test")

    run(scenario)
