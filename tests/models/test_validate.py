"""What is typed is told to be wrong before an engine is asked, by the engine's own rules."""

from __future__ import annotations

import pytest

from models import validate


@pytest.mark.parametrize("name", ["", "web-1", "a1", "A.b_c-d", "0x"])
def test_good_container_names_pass(name: str) -> None:
    assert validate.container_name(name) == ""


@pytest.mark.parametrize("name", ["a", "-web", ".x", "we b", "wéb", "web/1", "<b>x</b>", "\u202eweb", "web\n", "_a"])
def test_bad_container_names_are_told(name: str) -> None:
    assert validate.container_name(name)


@pytest.mark.parametrize(
    ("name", "good"), [("", True), ("data", True), ("d", False), ("/data", False), ("a" * 256, False)]
)
def test_volume_names(name: str, good: bool) -> None:
    assert (validate.volume_name(name) == "") is good


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("back end", True),
        ("net", True),
        ("", False),
        ("  ", False),
        ("host", False),
        ("a/b", False),
        ("a\u202eb", False),
    ],
)
def test_network_names(name: str, good: bool) -> None:
    assert (validate.network_name(name) == "") is good


@pytest.mark.parametrize(
    ("port", "good"),
    [
        ("80", True),
        ("65535", True),
        ("1", True),
        ("0", False),
        ("65536", False),
        ("80800", False),
        ("x", False),
        ("-1", False),
        ("", False),
        ("8" * 5000, False),
        ("８０", False),
    ],
)
def test_ports(port: str, good: bool) -> None:
    assert (validate.port(port) == "") is good


def test_a_port_of_this_computer_may_be_left_to_the_engine() -> None:
    assert validate.port("", needed=False) == ""


@pytest.mark.parametrize("subnet", ["", "172.30.0.0/16", "10.0.0.0/8", "fd00::/64", " 172.30.0.0/16 ", "10.1.2.0/30"])
def test_good_subnets_pass(subnet: str) -> None:
    assert validate.subnet(subnet) == ""


@pytest.mark.parametrize(
    "subnet", ["172.30.0.0", "172.30.0.0/33", "300.1.1.0/24", "x/16", "10.0.0.1/32", "/16", "1.2.3.4/a"]
)
def test_bad_subnets_are_told(subnet: str) -> None:
    assert validate.subnet(subnet)


def test_an_address_inside_a_subnet_is_told_with_the_subnet_that_is_meant() -> None:
    assert "172.30.0.0/16" in validate.subnet("172.30.0.1/16")


@pytest.mark.parametrize(
    ("gateway", "subnet", "good"),
    [
        ("", "", True),
        ("172.30.0.1", "172.30.0.0/16", True),
        ("172.31.0.1", "172.30.0.0/16", False),
        ("172.30.0.0", "172.30.0.0/16", False),
        ("172.30.0.1", "", False),
        ("nonsense", "172.30.0.0/16", False),
        ("fd00::1", "172.30.0.0/16", False),
        ("172.30.0.1", "nonsense", True),
    ],
)
def test_gateways(gateway: str, subnet: str, good: bool) -> None:
    assert (validate.gateway(gateway, subnet) == "") is good


@pytest.mark.parametrize(
    "reference",
    [
        "nginx",
        "nginx:1.27",
        "team/app:1.2",
        "localhost:5000/team/app:1.2",
        "[fd00::1]:5000/a",
        "a__b/c-d:Tag_1",
        "x@sha256:" + "a" * 64,
    ],
)
def test_good_references_pass(reference: str) -> None:
    assert validate.reference(reference) == ""


@pytest.mark.parametrize(
    "reference", ["", " ", "Nginx", "nginx:", "nginx:a b", "a//b", "-x", "x@sha256:1", "a" * 300, "<b>", "x\u202e"]
)
def test_bad_references_are_told(reference: str) -> None:
    assert validate.reference(reference)


def test_commands_are_split_as_a_shell_reads_quotes_and_nothing_else_of_it() -> None:
    assert validate.command("sh -c 'echo") != ""
    assert validate.command("") == ""
    assert validate.split_command("sh -c 'echo $HOME; ls *' | x") == ("sh", "-c", "echo $HOME; ls *", "|", "x")


@pytest.mark.parametrize(
    ("line", "good"), [("", True), ("team=a", True), ("team", True), ("=a", False), ("te am=a", False)]
)
def test_label_lines(line: str, good: bool) -> None:
    assert (validate.label_line(line) == "") is good


def test_labels_keep_what_follows_the_first_equals_sign() -> None:
    assert validate.label_pairs(["a=b=c", "", " x = y", "z"]) == {"a": "b=c", "x": " y", "z": ""}
