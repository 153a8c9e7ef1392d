from __future__ import annotations

import hashlib
import json
import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from engine.contexts import find_hosts, host_of_url, survey
from engine.records import Host

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Home:
    """A user's home and a machine's root, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "h"
        self.root = folder / "r"
        self.docker = self.home / ".docker"
        self.docker.mkdir(parents=True)
        self.environ = {"XDG_RUNTIME_DIR": str(self.root / "run/user/7")}
        self.sockets = ExitStack()

    def context(self, name: str, url: str, *, tls: bool = False, skip: bool = False) -> None:
        digest = hashlib.sha256(name.encode()).hexdigest()
        folder = self.docker / "contexts/meta" / digest
        folder.mkdir(parents=True)
        meta = {"Name": name, "Metadata": {}, "Endpoints": {"docker": {"Host": url, "SkipTLSVerify": skip}}}
        (folder / "meta.json").write_text(json.dumps(meta))
        if tls:
            (self.docker / "contexts/tls" / digest / "docker").mkdir(parents=True)

    def config(self, text: str) -> None:
        (self.docker / "config.json").write_text(text)

    def socket(self, path: str) -> str:
        where = self.root / path
        where.parent.mkdir(parents=True, exist_ok=True)
        self.sockets.enter_context(socket.socket(socket.AF_UNIX)).bind(str(where))
        return f"unix://{where}"

    def hosts(self, **more: str) -> list[Host]:
        return find_hosts(self.environ | more, self.home, root=str(self.root))


@pytest.fixture
def home(short_folder: Path) -> Iterator[Home]:
    made = Home(short_folder)
    with made.sockets:
        yield made


def test_with_nothing_at_all_the_default_socket_is_current(home: Home) -> None:
    (host,) = home.hosts()
    assert (host.name, host.url, host.current) == ("local", f"unix://{home.root}/var/run/docker.sock", True)


def test_docker_host_comes_before_all_contexts(home: Home) -> None:
    home.context("work", "tcp://work:2376")
    home.config('{"currentContext": "work"}')
    hosts = home.hosts(DOCKER_HOST="tcp://10.0.0.1:2375", DOCKER_CONTEXT="work")
    assert hosts[0] == Host("DOCKER_HOST", "tcp://10.0.0.1:2375", "DOCKER_HOST", current=True)
    assert [host.name for host in hosts if host.current] == ["DOCKER_HOST"]
    assert [host.name for host in hosts] == ["DOCKER_HOST", "work"]


def test_docker_context_comes_before_the_current_context(home: Home) -> None:
    home.context("a", "tcp://a:1")
    home.context("b", "tcp://b:1")
    home.config('{"currentContext": "a"}')
    assert home.hosts()[0].name == "a"
    assert home.hosts(DOCKER_CONTEXT="b")[0].name == "b"
    assert home.hosts(DOCKER_CONTEXT="default")[0].name == "local"


def test_a_context_that_does_not_exist_is_current_and_points_nowhere(home: Home) -> None:
    home.config('{"currentContext": "gone"}')
    assert home.hosts()[0] == Host("gone", "", "context", current=True)


def test_a_contexts_certificates_are_its_own(home: Home) -> None:
    home.context("safe", "tcp://safe:2376", tls=True, skip=True)
    safe = home.hosts()[1]
    assert safe.tls_folder.endswith("/docker")
    assert not safe.tls_verify


def test_sockets_that_engines_usually_have_are_found(home: Home) -> None:
    for path in (
        "var/run/docker.sock",
        "run/user/7/docker.sock",
        "run/user/7/podman/podman.sock",
        "run/podman/podman.sock",
    ):
        home.socket(path)
    assert [host.name for host in home.hosts()] == ["local", "rootless", "podman", "podman-system"]


def test_one_address_is_listed_once(home: Home) -> None:
    url = home.socket("run/user/7/docker.sock")
    home.context("rootless", url)
    home.config('{"currentContext": "rootless"}')
    assert [host.url for host in home.hosts()].count(url) == 1


def test_names_are_unique(home: Home) -> None:
    home.context("rootless", "tcp://elsewhere:1")
    home.socket("run/user/7/docker.sock")
    assert sorted(host.name for host in home.hosts()) == ["local", "rootless", "rootless 2"]


def test_our_private_engine_is_listed_last(home: Home) -> None:
    private = Host("private", "unix:///tmp/p.sock", "private")
    hosts = find_hosts(home.environ, home.home, private=[private], root=str(home.root))
    assert hosts[-1] == private


@pytest.mark.parametrize("text", ["{", "[]", '{"Name": 5}', '{"Name": "x", "Endpoints": {"docker": []}}', "\x00", ""])
def test_a_broken_context_is_skipped_and_told(home: Home, text: str) -> None:
    home.context("good", "tcp://good:1")
    folder = home.docker / "contexts/meta/broken"
    folder.mkdir()
    (folder / "meta.json").write_text(text)
    found = survey(home.environ, home.home, root=str(home.root))
    assert [host.name for host in found.hosts] == ["local", "good"]
    ((path, words),) = found.problems
    assert path.endswith("broken/meta.json")
    assert words


@pytest.mark.parametrize("text", ["{", "[]", '{"currentContext": 5}'])
def test_a_broken_config_means_the_default(home: Home, text: str) -> None:
    home.config(text)
    assert home.hosts()[0].name == "local"


def test_docker_config_moves_the_folder(home: Home) -> None:
    other = home.home / "elsewhere"
    other.mkdir()
    (other / "config.json").write_text('{"currentContext": "far"}')
    assert home.hosts(DOCKER_CONFIG=str(other))[0].name == "far"


@pytest.mark.parametrize(
    ("url", "environ", "wanted"),
    [
        ("10.0.0.1:2375", {}, Host("10.0.0.1:2375", "tcp://10.0.0.1:2375", "DOCKER_HOST")),
        (
            "tcp://h:1",
            {"DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": "/c"},
            Host("h:1", "tcp://h:1", "DOCKER_HOST", tls_folder="/c"),
        ),
        (
            "tcp://h:1",
            {"DOCKER_TLS": "1", "DOCKER_CERT_PATH": "/c"},
            Host("h:1", "tcp://h:1", "DOCKER_HOST", tls_folder="/c", tls_verify=False),
        ),
        ("unix:///a/b.sock", {"DOCKER_TLS_VERIFY": "1"}, Host("a/b.sock", "unix:///a/b.sock", "DOCKER_HOST")),
    ],
)
def test_an_address_that_a_person_gave_is_a_host(
    tmp_path: Path, url: str, environ: dict[str, str], wanted: Host
) -> None:
    assert host_of_url(url, environ, tmp_path) == wanted
