"""The sample: what is in it, that it can be made again, and that it says what it lacks."""

from __future__ import annotations

import io
import tarfile

import pytest

from engine import raw, sample
from engine.errors import EngineError, NotFound, Rejected, Unreachable


@pytest.fixture(scope="module")
def filled():
    """An engine with the sample in it, for the tests of this module, which only look."""
    from tests.engines import started_engine

    with started_engine() as engine:
        sample.fill(engine.url)
        yield engine


def names(engine, **filters):
    return {one["Names"][0][1:] for one in engine.client.containers(all=True, filters=filters)}


def test_a_project_of_three_services_with_its_network_and_volume(filled):
    assert names(filled, label="com.docker.compose.project=shop") == {"shop-web-1", "shop-api-1", "shop-db-1"}
    network = filled.client.inspect_network("shop_default")
    assert len(network["Containers"]) == 3
    volume = filled.client.inspect_container("shop-db-1")["Mounts"]
    assert [one["Name"] for one in volume] == ["shop_data"]
    assert network["Labels"]["com.docker.compose.project"] == "shop"


def test_one_of_each_other_kind(filled):
    assert filled.client.inspect_container("backup")["State"]["ExitCode"] == 3
    assert names(filled, status="paused") == {"nightly-import"}
    assert names(filled, status="running") == {"shop-web-1", "shop-api-1", "shop-db-1", "toolbox"}
    used = {one["ImageID"] for one in filled.client.containers(all=True)}
    assert filled.client.inspect_image("report:0.9")["Id"] not in used


def test_a_port_for_this_machine_alone_and_a_health_check(filled):
    (binding,) = filled.client.inspect_container("shop-web-1")["NetworkSettings"]["Ports"]["80/tcp"]
    assert binding["HostIp"] == "127.0.0.1"
    assert filled.client.inspect_container("shop-api-1")["State"]["Health"]["Status"] in {"starting", "healthy"}


def test_services_find_each_other_and_say_something(filled):
    host = filled.client.create_host_config(network_mode="shop_default")
    visitor = filled.run("visitor", "wget", "-q", "-O", "-", "http://web/", host_config=host)
    filled.client.wait(visitor)
    assert b"The shop is open." in filled.client.logs(visitor)
    filled.client.remove_container(visitor)
    assert b"api 2.1, log level debug" in filled.client.logs("shop-api-1")


def test_making_it_again_changes_nothing(filled):
    before = filled.client.containers(all=True), filled.client.images()
    sample.fill(filled.url)
    after = filled.client.containers(all=True), filled.client.images()
    assert [one["Id"] for one in after[0]] == [one["Id"] for one in before[0]]
    assert {one["Id"] for one in after[1]} == {one["Id"] for one in before[1]}


def test_the_root_file_system_is_busybox_with_links_to_it():
    with tarfile.open(fileobj=io.BytesIO(sample.root_archive())) as archive:
        assert archive.getmember("bin/sh").linkname == "busybox"
        assert archive.getmember("bin/busybox").mode == 0o755
        assert archive.getmember("tmp").mode == 0o1777


def test_without_busybox_the_package_is_named(monkeypatch):
    monkeypatch.setattr(sample.shutil, "which", lambda *_, **__: None)
    with pytest.raises(NotFound) as raised:
        sample.root_archive()
    assert "busybox-static" in raised.value.words


def test_a_busybox_that_needs_libraries_will_not_do(monkeypatch):
    monkeypatch.setattr(sample.shutil, "which", lambda *_, **__: "/bin/sh")
    with pytest.raises(NotFound, match="needs a static busybox"):
        sample.root_archive()


def test_no_engine_there_is_unreachable(tmp_path):
    with pytest.raises(Unreachable):
        sample.fill(f"unix://{tmp_path}/none.sock")
    with pytest.raises(Unreachable):
        sample.make_image(f"unix://{tmp_path}/none.sock")


def test_what_the_engine_refuses_is_rejected_in_its_words(filled):
    with pytest.raises(Rejected) as raised:
        sample.make_image(filled.url, "UPPER CASE:1")
    assert raised.value.status == 400
    assert raised.value.words


def test_it_is_for_local_sockets_only():
    with pytest.raises(EngineError, match="Unix socket"):
        sample.fill("tcp://127.0.0.1:2375")


def test_plain_calls_raise_what_the_engine_says(filled):
    with pytest.raises(raw.Refused) as raised:
        raw.call(filled.engine.socket_path, "GET", "/containers/nobody/json")
    assert raised.value.status == 404
    assert "nobody" in raised.value.words
