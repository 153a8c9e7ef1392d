"""Private engines without starting one: folders, address ranges, what is ours, what is missing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from ipaddress import IPv4Network
from pathlib import Path

import pytest

from engine import bridge, leftovers, needs, programs
from engine.needs import CannotStart, Need
from engine.private import PrivateEngine, default_folder
from engine.records import Host
from engine.wanted import is_there, is_wanted

RUN = Path("/run/longshore-0123456789ab")
ROUTES = """Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
tun0\t0000FE0A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
"""


# Addresses


def test_routes_are_read_as_the_kernel_writes_them_without_the_default_one():
    assert bridge.routed(ROUTES) == [IPv4Network("10.254.0.0/16"), IPv4Network("172.17.0.0/16")]


def test_a_range_that_any_route_touches_is_passed_over():
    taken = [IPv4Network("10.254.7.0/24"), IPv4Network("10.253.0.0/16")]
    assert next(bridge.free(bridge.candidates(), taken)) == IPv4Network("10.252.0.0/16")


def test_with_all_of_ten_routed_another_private_range_is_taken():
    assert next(bridge.free(bridge.candidates(), [IPv4Network("10.0.0.0/8")])) == IPv4Network("172.31.0.0/16")


def test_there_is_none_where_everything_is_routed():
    assert list(bridge.free(bridge.candidates(), [IPv4Network("0.0.0.0/1"), IPv4Network("128.0.0.0/1")])) == []


def test_the_range_of_the_last_run_comes_first_if_it_is_free():
    assert next(bridge.candidates("10.211.0.0/16")) == IPv4Network("10.211.0.0/16")
    assert all(
        len(f"ls-{pool.network_address.packed[0]}-{pool.network_address.packed[1]}") <= 15
        for pool in bridge.candidates()
    )


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": 1}'])
def test_notes_that_cannot_be_read_are_none(tmp_path, text):
    (tmp_path / "bridge.json").write_text(text, encoding="utf-8")
    assert bridge.noted(tmp_path) is None


def test_notes_come_back_as_they_were_written(tmp_path):
    made = bridge.Bridge("ls-10-254", "02:4c:53:00:00:01", "10.254.0.0/16")
    bridge.note(made, tmp_path)
    assert bridge.noted(tmp_path) == made


def test_a_bridge_of_our_name_with_another_hardware_address_is_not_ours():
    name = socket.if_nameindex()[0][1]
    assert not bridge.is_there(bridge.Bridge(name, "02:4c:53:00:00:01", "10.254.0.0/16"))


# What is ours


@pytest.mark.parametrize(
    "words",
    [
        ["/usr/sbin/dockerd", f"--host=unix://{RUN}/docker.sock"],
        ["containerd", "--config", f"{RUN}/containerd.toml"],
        ["/usr/bin/containerd-shim-runc-v2", "-namespace", "moby", "-address", f"{RUN}/containerd.sock"],
        ["/bin/sh", "/usr/share/docker.io/contrib/dockerd-rootless.sh", f"--exec-root={RUN}/x"],
    ],
)
def test_programs_of_an_engine_that_were_started_with_our_paths_are_ours(words):
    assert leftovers.is_engine_process(words, RUN)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["/usr/sbin/dockerd", "--host=unix:///var/run/docker.sock"],
        ["/usr/sbin/dockerd", f"--host=unix://{RUN}9/docker.sock"],
        ["/usr/bin/python3", "-c", "…", str(RUN), "/data"],
        ["tail", "-f", f"{RUN}/log"],
        ["vi", f"{RUN}/dockerd"],
        ["docker", "-H", f"unix://{RUN}/docker.sock", "ps"],
    ],
)
def test_any_other_process_is_not_ours(words):
    assert not leftovers.is_engine_process(words, RUN)


@pytest.mark.parametrize(("around", "ours"), [([], 1), (["unshare", "--pid", "--fork", "--kill-child"], 0)])
def test_the_engine_of_a_container_with_a_folder_of_the_same_name_is_not_ours(tmp_path, around, ours):
    if around and os.geteuid():
        around = [*around, "--user"]
    program = "import os, sys; os.execv(sys.executable, ['dockerd', '-c', 'print(flush=True); input()', sys.argv[1]])"
    command = [*around, sys.executable, "-c", program, f"{tmp_path}/docker.sock"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"\n"
        found = leftovers.engine_processes(tmp_path)
        process.communicate(b"\n")
    assert len(found) == ours
    assert process.returncode == 0


def test_descendants_are_children_and_their_children():
    script = "sleep 1000 & echo $!; wait"
    with subprocess.Popen(["sh", "-c", script], stdout=subprocess.PIPE, text=True) as shell:
        sleeper = int(shell.stdout.readline())
        assert set(leftovers.descendants([os.getpid()])) >= {shell.pid, sleeper}
        assert leftovers.descendants([shell.pid]) == [sleeper]
        leftovers.kill_all([sleeper, shell.pid])
    assert leftovers.command_line(sleeper) == []


def test_killing_what_is_gone_already_is_fine():
    with subprocess.Popen(["true"]) as gone:
        gone.wait()
    leftovers.kill_all([gone.pid])


def test_only_bridges_that_the_database_names_are_removed(tmp_path, monkeypatch):
    ours = "0123456789ab" + "c" * 52
    database = tmp_path / "network" / "files" / "local-kv.db"
    database.parent.mkdir(parents=True)
    database.write_bytes(b"\0\1docker/network/v1.0/bridge/" + ours.encode() + b"/\xff{}")
    removed: list[str] = []
    names = ["lo", "docker0", "br-0123456789ab", "br-ba9876543210"]
    monkeypatch.setattr(socket, "if_nameindex", lambda: list(enumerate(names)))
    monkeypatch.setattr(bridge, "remove_named", removed.append)
    leftovers.remove_bridges_of(tmp_path)
    assert removed == ["br-0123456789ab"]


def test_a_folder_that_nobody_may_look_into_is_deleted_and_what_a_link_leads_to_is_not(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o500)
    closed = tmp_path / "run" / "closed"
    closed.mkdir(parents=True)
    (closed / "file").touch()
    (tmp_path / "run" / "link").symlink_to(outside)
    closed.chmod(0o600)
    leftovers.remove_tree(tmp_path / "run")
    assert not (tmp_path / "run").exists()
    assert outside.stat().st_mode & 0o777 == 0o500


# Folders


def test_the_sockets_are_in_a_short_folder_that_is_always_the_same_one(tmp_path):
    deep = tmp_path / ("x" * 200) / ("y" * 200)
    engine = PrivateEngine(deep)
    assert len(str(engine.run)) < 80
    assert engine.run == PrivateEngine(deep).run
    assert engine.run != PrivateEngine(tmp_path).run
    assert engine.url == f"unix://{engine.run}/docker.sock"


@pytest.fixture
def tried(monkeypatch):
    """Fails the test if an engine is started."""
    monkeypatch.setattr(PrivateEngine, "_spawn", lambda _: pytest.fail("started"))
    monkeypatch.setattr("engine.private.missing", lambda: None)


def refused(folder):
    with pytest.raises(CannotStart) as raised:
        PrivateEngine(folder).start()
    assert raised.value.need is Need.OWN_FOLDER
    return raised.value.words


@pytest.mark.usefixtures("tried")
def test_a_folder_with_files_that_we_did_not_make_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    assert "not empty" in refused(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.usefixtures("tried")
def test_a_folder_where_others_may_write_is_refused(tmp_path):
    tmp_path.chmod(0o777)
    assert "others may write" in refused(tmp_path)


@pytest.mark.usefixtures("tried")
def test_a_link_to_a_folder_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    refused(tmp_path / "link")


@pytest.mark.usefixtures("tried")
def test_a_file_is_refused(tmp_path):
    (tmp_path / "file").touch()
    refused(tmp_path / "file")


@pytest.mark.usefixtures("tried")
def test_sockets_of_another_engine_are_not_taken(tmp_path):
    engine = PrivateEngine(tmp_path / "data")
    engine.run.mkdir(mode=0o700)
    try:
        (engine.run / "folder").write_text("/somewhere/else\n", encoding="utf-8")
        assert "another engine" in refused(tmp_path / "data")
    finally:
        (engine.run / "folder").unlink()
        engine.run.rmdir()


def test_a_folder_that_we_did_not_make_is_never_deleted(tmp_path):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(CannotStart):
        PrivateEngine(tmp_path).remove()
    assert (tmp_path / "letter.txt").exists()


def test_the_users_engine_is_in_the_data_folder_of_xdg():
    assert default_folder({"XDG_DATA_HOME": "/data"}) == Path("/data/longshore/engine")
    assert default_folder({"XDG_DATA_HOME": "relative"}) == Path.home() / ".local/share/longshore/engine"
    assert default_folder({}) == Path.home() / ".local/share/longshore/engine"


# What is missing


@pytest.fixture
def machine(monkeypatch):
    """Another machine: who asks, and which programs it has."""

    def make(*programs, uid=1000):
        monkeypatch.setattr(os, "geteuid", lambda: uid)
        monkeypatch.setattr(needs, "program", lambda name: f"/usr/bin/{name}" if name in programs else "")
        monkeypatch.setattr(needs, "_has_range", lambda _: "ranges" in programs)
        monkeypatch.setattr(needs, "_says", lambda *_: "closed" in programs)
        monkeypatch.setattr(needs, "_makes_user_namespaces", lambda: "chroot" not in programs)
        monkeypatch.setattr(needs, "_may_use", lambda _: "no tunnel" not in programs)

    return make


ROOTLESS = ("dockerd", "rootlesskit", "dockerd-rootless.sh", "newuidmap", "newgidmap", "ranges", "slirp4netns")


@pytest.mark.parametrize(
    ("programs", "need"),
    [
        ((), Need.DOCKERD),
        (("dockerd",), Need.ROOTLESS),
        (ROOTLESS[:3], Need.UID_MAP),
        (ROOTLESS[:5], Need.SUBORDINATE_IDS),
        (ROOTLESS[:6], Need.USER_NETWORK),
        ((*ROOTLESS, "closed"), Need.USER_NAMESPACES),
        ((*ROOTLESS, "chroot"), Need.USER_NAMESPACES),
        ((*ROOTLESS, "no tunnel"), Need.TUNNEL),
        (ROOTLESS, None),
    ],
)
def test_a_normal_user_is_told_the_first_thing_that_is_missing(machine, programs, need):
    machine(*programs)
    assert needs.missing() is need


def test_root_needs_dockerd_and_containerd_only(machine):
    machine("dockerd", uid=0)
    assert needs.missing() is Need.CONTAINERD
    machine("dockerd", "containerd", uid=0)
    assert needs.missing() is None


def test_a_start_without_dockerd_says_so_and_makes_nothing(machine, tmp_path):
    machine()
    with pytest.raises(CannotStart, match="needs the program dockerd") as raised:
        PrivateEngine(tmp_path / "data").start()
    assert raised.value.need is Need.DOCKERD
    assert not (tmp_path / "data").exists()


def test_every_need_has_its_words():
    assert set(needs.WORDS) == set(Need)


def test_programs_are_found_where_a_normal_users_path_does_not_look(monkeypatch):
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert needs.search_path().split(":")[:2] == ["/usr/bin", "/bin"]
    assert "/usr/sbin" in needs.search_path().split(":")
    assert needs.program("dockerd")


# Whether one is wanted


def test_one_is_wanted_where_no_socket_is_there(tmp_path):
    assert is_wanted({}, tmp_path, root=str(tmp_path))


def test_none_is_wanted_where_an_engine_answers(tmp_path, real_engine):
    assert not is_wanted({"DOCKER_HOST": real_engine.url}, tmp_path, root=str(tmp_path))


def test_a_socket_on_which_nobody_listens_is_no_engine(tmp_path):
    with socket.socket(socket.AF_UNIX) as once:
        once.bind(str(tmp_path / "s"))
    assert not is_there(Host("x", f"unix://{tmp_path}/s", "socket"))


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "tcp://127.0.0.1:99999999", "tcp://[", "", "tcp://", "what:ever"])
def test_addresses_that_lead_nowhere_are_no_engine(url):
    assert not is_there(Host("x", url, "context"))


def test_what_listens_elsewhere_is_taken_for_an_engine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert is_there(Host("x", f"tcp://127.0.0.1:{server.getsockname()[1]}", "context"))
    assert is_there(Host("x", "ssh://somebody@somewhere", "context"))


def test_an_engine_that_does_not_let_us_in_is_there(tmp_path, monkeypatch):
    def denied(*_arguments, **_settings):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("engine.raw.call", denied)
    assert is_there(Host("x", f"unix://{tmp_path}/s", "socket"))


def test_asking_whether_one_is_wanted_imports_no_sdk():
    code = "import sys, engine.wanted, engine.private; print({'docker', 'requests', 'urllib3'} & set(sys.modules))"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "set()"


# What its programs say


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("", ""),
        ('time="t" level=info msg="fine"\n', 'time="t" level=info msg="fine"'),
        ('time="t" level=error msg="bad"\ntime="t" level=info msg="bye"\n', 'time="t" level=error msg="bad"'),
        ("+ exec rootlesskit --net\nfailed to start daemon: no\n", "failed to start daemon: no"),
        ("[rootlesskit:parent] error: no tap\n[rootlesskit:child ] error: EOF\n", "[rootlesskit:parent] error: no tap"),
    ],
)
def test_the_last_complaint_is_what_it_said(tmp_path, log, said):
    (tmp_path / "log").write_text(log, encoding="utf-8")
    assert programs.last_words(tmp_path / "log") == said


def test_what_is_meant_for_another_engine_or_service_is_kept_from_it(monkeypatch):
    monkeypatch.setenv("DOCKER_HOST", "tcp://elsewhere")
    monkeypatch.setenv("NOTIFY_SOCKET", "/run/notify")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    found = programs.environment(RUN, rootless=True)
    assert not {"DOCKER_HOST", "NOTIFY_SOCKET"} & set(found)
    assert found["HTTPS_PROXY"] == "http://proxy"
    assert found["XDG_RUNTIME_DIR"] == str(RUN)
