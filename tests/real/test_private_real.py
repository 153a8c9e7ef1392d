"""Private engines, really started: what they touch, what they leave, and how they end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from engine import leftovers, raw
from engine.private import CannotStart, Need, PrivateEngine, ensure
from engine.sample import IMAGE, make_image
from tests import engines

ROOT = Path(__file__).resolve().parents[2]
STARTER = """
import sys, pathlib, signal
from engine.private import PrivateEngine
signal.signal(signal.SIGINT, signal.default_int_handler)  # what is started in the background is born deaf to it
engine = PrivateEngine(pathlib.Path(sys.argv[1]))
engine.start()
print(engine.pid, flush=True)
signal.pause()
"""


@pytest.fixture
def private(tmp_path):
    """Makes a private engine in a folder of this test; whatever is left of it at the end is removed."""
    made = []

    def make(folder=tmp_path / "data"):
        engine = PrivateEngine(folder)
        engines.adopt(engine)
        made.append(engine)
        return engine

    yield make
    for engine in made:
        engine.remove()
        assert engines.traces(engine) == []


@pytest.fixture
def starter(tmp_path):
    """Starts a private engine from a process of its own; gives that process and the engine's pid."""
    started = []

    def start(folder=tmp_path / "data"):
        command = [sys.executable, "-c", STARTER, str(folder)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        started.append(process)
        return process, int(process.stdout.readline())

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def call(engine, method, target, **arguments):
    return raw.call(engine.socket_path, method, target, **arguments)


def run(engine, name, *command, **host):
    ports = {port: {} for port in host.get("PortBindings", {})}
    body = {
        "Image": IMAGE,
        "ExposedPorts": ports,
        "Cmd": list(command) or ["sleep", "1000000"],
        "StopTimeout": 0,
        "HostConfig": host,
    }
    call(engine, "POST", "/containers/create", query={"name": name}, body=body)
    call(engine, "POST", f"/containers/{name}/start")


def alive(pid):
    return bool(leftovers.command_line(pid))


def interfaces():
    return {name for _, name in socket.if_nameindex()}


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


def test_nothing_is_left_on_the_machine_after_a_stop(private):
    engine = private()
    engine.start()
    before = interfaces()
    make_image(engine.url)
    call(engine, "POST", "/networks/create", body={"Name": "other", "IPAM": {"Config": [{"Subnet": "10.199.7.0/24"}]}})
    run(engine, "one", NetworkMode="other")
    run(engine, "two", PortBindings={})
    shims = leftovers.descendants([os.getpid()]) + leftovers.engine_processes(engine.run)
    assert len(shims) >= 4  # dockerd, containerd, two shims
    assert interfaces() != before
    engine.stop()
    assert engines.traces(engine) == []
    assert not [pid for pid in shims if alive(pid) and "longshore" in " ".join(leftovers.command_line(pid))]
    assert not interfaces() & {name for name in interfaces() - before if name.startswith("br-")}


def test_its_images_volumes_and_containers_are_there_after_the_next_start(private):
    engine = private()
    engine.start()
    make_image(engine.url)
    run(engine, "keeps", RestartPolicy={"Name": "unless-stopped"})
    call(engine, "POST", "/volumes/create", body={"Name": "kept"})
    url = engine.url
    engine.stop()
    assert not engine.running
    assert engine.pid == 0
    engine.start()
    assert engine.url == url
    assert call(engine, "GET", "/volumes/kept")["Name"] == "kept"
    assert engines.until(lambda: call(engine, "GET", "/containers/keeps/json")["State"]["Running"])


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_an_engine_ends_with_the_process_that_started_it(private, starter, how):
    engine = private()
    process, pid = starter()
    make_image(engine.url)
    run(engine, "one")
    process.send_signal(how)
    process.wait()
    engines.until(lambda: not alive(pid) and engines.traces(engine) == [], 30)


def test_two_owners_share_one_engine_and_the_last_to_leave_ends_it(private, starter):
    engine = private()
    process, pid = starter()
    engine.start()
    assert engine.pid == pid
    process.kill()
    process.wait()
    second = private()
    second.start()
    assert second.pid == pid
    engine.stop()
    assert alive(pid)
    assert raw.answers(second.socket_path)
    second.stop()
    assert not alive(pid)


def test_owners_that_start_at_the_same_moment_get_one_engine(private):
    owners = [private() for _ in range(4)]
    threads = [threading.Thread(target=owner.start) for owner in owners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({owner.pid for owner in owners}) == 1
    assert all(owner.running for owner in owners)


def test_a_start_while_the_last_owner_leaves_gets_a_new_engine(private):
    first, second = private(), private()
    first.start()
    old = first.pid
    leaving = threading.Thread(target=first.stop)
    leaving.start()
    second.start()
    leaving.join()
    assert second.running
    assert second.pid != old or alive(old)
    assert raw.answers(second.socket_path)


def keeper_of(engine):
    """The process beside the engine: the parent of dockerd."""
    status = Path(f"/proc/{engine.pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("PPid:")).split()[1])


def test_what_a_killed_keeper_left_is_cleared_before_the_next_start(private):
    engine = private()
    engine.start()
    make_image(engine.url)
    run(engine, "one")
    containerd = next(
        pid for pid in leftovers.engine_processes(engine.run) if leftovers.command_line(pid)[0].endswith("/containerd")
    )
    os.kill(engine.pid, signal.SIGSTOP)  # so that it cannot end by itself
    os.kill(keeper_of(engine), signal.SIGKILL)
    engines.until(lambda: not alive(containerd))
    old = engine.pid
    assert old
    engine.start = PrivateEngine.start.__get__(private())
    engine.start()
    assert not alive(old)


def test_the_process_whose_pid_an_old_pid_file_names_is_left_alone(private):
    engine = private()
    with subprocess.Popen(["sleep", "1000"]) as bystander:
        try:
            engine.start()
            engine.stop()
            engine._claim_folders()
            (engine.run / "docker.pid").write_text(str(bystander.pid), encoding="ascii")
            engine.start()
            assert engine.running
            assert bystander.poll() is None
        finally:
            bystander.kill()


def test_a_killed_dockerd_is_cleared_away_and_can_be_started_again(private):
    engine = private()
    engine.start()
    make_image(engine.url)
    run(engine, "one")
    os.kill(engine.pid, signal.SIGKILL)
    engines.until(lambda: not engine.running and engines.traces(engine) == [])
    engine.start()
    assert not call(engine, "GET", "/containers/one/json")["State"]["Running"]


def test_paused_containers_are_ended_too_and_at_once(private):
    engine = private()
    engine.start()
    make_image(engine.url)
    run(engine, "frozen")
    call(engine, "POST", "/containers/frozen/pause")
    pid = call(engine, "GET", "/containers/frozen/json")["State"]["Pid"]
    engine.stop(at_once=True)
    assert not alive(pid)
    assert engines.traces(engine) == []


def test_published_ports_are_served_to_this_machine(private):
    engine = private()
    engine.start()
    make_image(engine.url)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = "mkdir /www && echo served > /www/index.html && exec httpd -f -p 80 -h /www"
    bindings = {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": str(port)}]}
    run(engine, "web", "sh", "-c", serve, PortBindings=bindings)

    def fetch():
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as reply:
                return reply.read()
        except OSError:
            return b""

    assert engines.until(fetch) == b"served\n"


def test_two_engines_side_by_side_share_nothing(private, tmp_path):
    one, two = private(tmp_path / "one"), private(tmp_path / "two")
    one.start()
    two.start()
    make_image(one.url)
    assert call(two, "GET", "/images/json") == []
    notes = [json.loads((engine.folder / "bridge.json").read_text(encoding="utf-8")) for engine in (one, two)]
    assert notes[0]["pool"] != notes[1]["pool"]
    one.stop()
    assert raw.answers(two.socket_path)


def test_a_long_folder_with_spaces_will_do(private, tmp_path):
    engine = private(tmp_path / ("deep folder " * 9) / ("and deeper " * 9) / "é data")
    engine.start()
    make_image(engine.url)
    run(engine, "one", "true")
    assert call(engine, "POST", "/containers/one/wait")["StatusCode"] == 0


def test_an_engine_that_cannot_start_says_why_in_its_own_words(private):
    engine = private()
    engine.start()
    engine.stop()
    (engine.folder / "data").rename(engine.folder / "elsewhere")
    (engine.folder / "data").write_text("no folder", encoding="utf-8")
    with pytest.raises(CannotStart) as raised:
        engine.start()
    assert raised.value.need is Need.STARTED
    assert "not a directory" in raised.value.words
    assert engines.traces(engine) == []


def test_the_sample_is_there_the_first_time_and_not_forced_on_anybody_later(private, tmp_path):
    private()
    engine = ensure(tmp_path / "data")
    # Of an end the engine's list knows a little later than those who waited for it (26).
    assert call(engine, "GET", "/containers/backup/json")["State"]["Status"] == "exited"
    call(engine, "DELETE", "/containers/backup")
    engine.stop()
    engine = ensure(tmp_path / "data")
    names = [one["Names"][0] for one in call(engine, "GET", "/containers/json", query={"all": "1"})]
    assert "/backup" not in names
    assert "/shop-web-1" in names
    engine.stop()
