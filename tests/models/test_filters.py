"""Filters: what a user types finds the rows that they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records import Container, Endpoint, Image, Key, Kind, Mount, Network, Pool, Port, Volume
from models.filters import SEARCHES, Query, parse, prepare
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow

API = Container(
    id="8f3ad19c02be" + "0" * 52,
    name="shop-API-1",
    image="acme/shop-api:2.14.0",
    image_id="sha256:" + "c" * 64,
    command="node --port 8080",
    state="running",
    health="unhealthy",
    ports=(Port(8080, 8081, "127.0.0.1"), Port(9090, None)),
    mounts=(Mount("volume", "/var/lib/x", "/app/uploads", name="shop_uploads"), Mount("bind", "/home/ada/cfg", "/cfg")),
    endpoints=(Endpoint("shop_default", ip="172.20.0.5"),),
    labels={"com.docker.compose.project": "shop", "com.docker.compose.service": "api", "team": "a b"},
    size_rw=600_000_000,
)
WORKER = Container("1be9" + "0" * 60, "worker", "postgres:16", "sha256:" + "d" * 64, "run", "exited", exit_code=137)


def container(record: Container) -> ContainerRow:
    return ContainerRow(Key("local", Kind.CONTAINER, record.id), record)


def image(reference: str = "acme/shop-api:2.14.0", size: int | None = 412_000_000, *users: Container) -> ImageRow:
    record = Image(id="sha256:" + "c" * 64, tags=(reference,) if reference else (), size=size, platform="linux/amd64")
    return ImageRow(Key("local", Kind.IMAGE, f"{record.id} {reference}"), record, reference, users)


def volume(name: str = "shop_uploads", *users: Container) -> VolumeRow:
    return VolumeRow(Key("local", Kind.VOLUME, name), Volume(name, "local"), users)


def network() -> NetworkRow:
    record = Network("n" * 64, "shop_default", "bridge", "local", internal=True, pools=(Pool("172.20.0.0/16"),))
    return NetworkRow(Key("local", Kind.NETWORK, record.id), record)


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "api", "API shop", "8f3ad19c02be", "acme/shop", "8081", "8081→8080", "172.20.0.5", "shop_uploads",
        "team=a", "unhealthy", "node", "nope,", "state:running", "STATE:Running", "state:run", "state:unhealthy",
        "state:paused,running", "health:un", "image:shop-api", "project:shop", "service:api", "label:team",
        'label:"team=a b"', "port:8080", "port:8081", "port:8081:8080", "port:9090/tcp", "name:api", "id:8f3a",
        "network:shop", "volume:uploads", "mount:/app", "ip:172.20.", "command:node", "size:>500MB", "size:600MB",
        "size:<1GB", "-worker", "-state:exited", "-project:ci", "-size:<500MB", '"shop-api:2.14"', 'exit:""',
        "shop-api:2.14", "-", "state:", "-state:", '"', "state:running -image:postgres", "acme\tnode",
    ],
)  # fmt: skip
def test_a_container_is_found_by(text: str) -> None:
    wanted = text.replace("nope,", "")
    assert parse(wanted).matches(container(API))


@pytest.mark.parametrize(
    "text",
    [
        "apix", "api nope", "state:exited", "state:nning", "health:healthy", "image:postgres", "project:blog",
        "label:tean", "label:team=a", "label:=a", "port:808", "port:80", "id:3ad1", "-api", "-state:running",
        "-port:8081", "size:>600MB", "size:<=500MB", "size:lots", "unknown:api", '"api shop"', 'name:""',
        "state:running -image:acme", "nginx:1.27", '"state:running"', 'state:"running,paused"',
    ],
)  # fmt: skip
def test_a_container_is_not_found_by(text: str) -> None:
    assert not parse(text).matches(container(API))


@pytest.mark.parametrize("text", ["state:exited", "state:stopped", "state:failed", "exit:137", "137", 'project:""'])
def test_one_that_ended_is_found_by(text: str) -> None:
    assert parse(text).matches(container(WORKER))


def test_what_is_not_known_is_neither_large_nor_small() -> None:
    unknown = image(size=None)
    assert not parse("size:>1").matches(unknown)
    assert not parse("size:<1GB").matches(unknown)
    assert parse("-size:>1").matches(unknown)


@pytest.mark.parametrize("text", ["used:no", "used:unused", "tag:2.14", "size:>400MB", "image:shop", "platform:amd64",
                                  "is:tagged", "id:cccc", "id:sha256:cc", "c" * 12, "-used:yes"])  # fmt: skip
def test_an_image_is_found_by(text: str) -> None:
    assert parse(text).matches(image())


def test_used_knows_the_states_of_the_users() -> None:
    used = image("a:1", 1, API, WORKER)
    assert all(parse(f"used:{word}").matches(used) for word in ("yes", "running", "exited"))
    assert not parse("used:no").matches(used)
    assert parse("container:worker").matches(used)
    assert parse("used:no is:untagged").matches(image(""))


def test_volumes_and_networks_are_found_by_their_own_fields() -> None:
    assert parse("driver:local is:orphan").matches(volume())
    assert parse("used:running -is:orphan").matches(volume("v", API))
    assert parse("is:anonymous").matches(volume("f" * 64))
    assert parse("driver:bridge is:internal subnet:172.20 scope:local").matches(network())
    assert not parse("is:attachable").matches(network())


def test_a_name_that_only_another_noun_knows_is_a_word_here() -> None:
    assert not parse("driver:local").matches(container(API))
    assert parse("driver:local").matches(container(replace(API, command="x --log driver:local")))


def test_a_filter_names_itself_as_it_was_typed() -> None:
    query = parse("  image:postgres   state:paused ")
    assert query.describe() == "image:postgres state:paused"
    assert query.without(query.terms[0]).describe() == "state:paused"
    assert bool(query)
    assert not parse(" - state: ")
    assert parse("a b") == parse(" a  b ")
    assert parse("a") != parse("b")


def test_a_changed_row_is_searched_afresh_and_equality_does_not_see_the_search() -> None:
    row = container(API)
    assert parse("api").matches(row)
    assert row == container(API)
    renamed = replace(row, container=replace(API, name="other", image="x", labels={}))
    assert not parse("shop-api").matches(renamed)


def test_preparing_changes_nothing_but_speed() -> None:
    rows = [container(API), image(), volume(), network()]
    prepare(rows)
    assert all(row.haystack for row in rows)
    assert [parse("shop").matches(row) for row in rows] == [True] * 4


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    query = parse(text)
    for row in (container(API), container(WORKER), image(), volume(), network()):
        assert query.matches(row) in {True, False}


NAMES = st.sampled_from([name for search in SEARCHES.values() for name in search.fields])


@given(NAMES, st.text(max_size=6))
def test_not_is_the_opposite(name: str, value: str) -> None:
    value = value.replace('"', "")
    positive, negative = parse(f'{name}:"{value}"'), parse(f'-{name}:"{value}"')
    for row in (container(API), container(WORKER), image(), volume(), network()):
        assert positive.matches(row) != negative.matches(row)


def test_the_empty_query_matches_everything() -> None:
    assert Query().matches(container(API))
