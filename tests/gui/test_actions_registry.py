"""Actions are data: complete, consistent, fitting the right states, and the same as a command."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence

from engine.records import Container, Endpoint, Host, Image, Key, Kind, Mount, Network, Port, RunRequest, Volume
from gui.actions import addresses, registry
from gui.actions.record import Action, Options, Places
from gui.look.icons import icon_path
from models import cli_line
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ANONYMOUS = "ab12" * 16
EVERYWHERE = "0.0.0.0"  # noqa: S104 - what an engine says, never listened on


def container(name: str = "web-1", state: str = "running", **fields: object) -> ContainerRow:
    record = Container(name.encode().hex().ljust(64, "0"), name, "nginx:1.27", "sha256:1", "nginx", state, **fields)  # type: ignore[arg-type]  # any field
    return ContainerRow(Key("local", Kind.CONTAINER, record.id), record)


def image(reference: str, *tags: str, users: tuple[Container, ...] = ()) -> ImageRow:
    record = Image("sha256:" + "c0ffee" * 10, tags or ((reference,) if reference else ()), size=188_000_000)
    return ImageRow(Key("local", Kind.IMAGE, f"{record.id} {reference}"), record, reference, users)


def volume(name: str, *users: Container) -> VolumeRow:
    return VolumeRow(Key("local", Kind.VOLUME, name), Volume(name), users)


def network(name: str, *users: Container) -> NetworkRow:
    return NetworkRow(Key("local", Kind.NETWORK, name), Network(name, name), users)


def line(action_id: str, rows: list[object], options: Options | None = None) -> str:
    action = registry.action(action_id)
    assert action.cli is not None
    return cli_line.shown(action.cli(rows, options or Options()))


@pytest.mark.parametrize("action", registry.actions(), ids=lambda action: action.id)
def test_every_action_is_complete(action: Action, qapp: QApplication) -> None:
    assert action.title
    assert not icon_path(action.icon).isEmpty()
    assert action.id.startswith(f"{action.kind}.")
    if action.call is not None:
        assert action.verb
        assert action.pending.endswith("…")
        assert "{name}" in action.done.one
        assert "%n" in action.done.many
        assert action.cli is not None
    if action.danger and action.call is not None:
        assert action.question is not None
        assert action.title.endswith("…")
    if action.shortcut:
        assert not QKeySequence(action.shortcut).isEmpty()


def test_ids_are_unique_and_so_are_the_shortcuts_of_a_kind() -> None:
    actions = registry.actions()
    assert max(Counter(action.id for action in actions).values()) == 1
    keys = Counter((action.kind, action.shortcut) for action in actions if action.shortcut)
    assert max(keys.values()) == 1


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        ("running", {"stop", "restart", "pause", "kill", "rename", "remove"}),
        ("paused", {"stop", "restart", "unpause", "kill", "rename", "remove"}),
        ("restarting", {"stop", "restart", "kill", "rename", "remove"}),
        ("exited", {"start", "restart", "rename", "remove"}),
        ("created", {"start", "rename", "remove"}),
        ("dead", {"remove"}),
        ("removing", set()),
    ],
)
def test_what_is_offered_follows_the_state(state: str, verbs: set[str]) -> None:
    offered = {action.id.partition(".")[2] for action in registry.fitting([container(state=state)])}
    assert offered & {"start", "stop", "restart", "pause", "unpause", "kill", "rename", "remove"} == verbs


def test_nothing_is_offered_for_what_is_being_worked_on() -> None:
    row = container()
    busy = ContainerRow(row.key, row.container, pending="Stopping…")
    assert registry.fitting([busy]) == []


def test_a_menu_offers_what_fits_some_and_the_bar_what_fits_all() -> None:
    rows = [container("a1", "running"), container("b1", "exited")]
    some = {action.id for action in registry.fitting(rows)}
    every = {action.id for action in registry.fitting(rows, Places.BAR, all_rows=True)}
    assert {"container.start", "container.stop", "container.remove"} <= some
    assert every == {"container.restart", "container.remove"}
    assert "container.rename" not in some


def test_the_engine_s_own_networks_cannot_be_removed() -> None:
    assert "network.remove" not in {action.id for action in registry.fitting([network("bridge")])}
    assert "network.remove" in {action.id for action in registry.fitting([network("back")])}


def test_an_image_with_several_names_can_lose_one_or_all() -> None:
    one = {action.id for action in registry.fitting([image("a:1")])}
    many = {action.id for action in registry.fitting([image("a:1", "a:1", "a:2")])}
    assert "image.remove_all" not in one
    assert {"image.remove", "image.remove_all"} <= many


def test_command_lines_are_those_of_docker() -> None:
    running, ended = container("web-1"), container("job", "exited")
    assert line("container.stop", [running, ended]) == "docker stop web-1 job"
    assert line("container.remove", [ended]) == "docker rm job"
    assert line("container.remove", [running], Options(volumes=True)) == "docker rm -f -v web-1"
    assert line("container.kill", [running], Options(choice="SIGHUP")) == "docker kill --signal SIGHUP web-1"
    assert line("image.remove", [image("a:1")], Options(force=True)) == "docker rmi -f a:1"
    assert line("image.remove_all", [image("a:1", "a:1", "a:2")]) == "docker rmi -f c0ffeec0ffee"
    assert line("volume.remove", [volume("data")]) == "docker volume rm data"
    assert line("network.remove", [network("back end")]) == "docker network rm 'back end'"


def test_odd_names_are_single_arguments_of_a_command() -> None:
    odd = "a b; rm -rf $HOME `x` 'q'\n\u202e"
    shown = line("network.remove", [network(odd)])
    assert "\n" not in shown
    assert "\u202e" not in shown
    assert shlex.split(cli_line.pasted(["docker", "network", "rm", odd])) == ["docker", "network", "rm", odd]


def test_a_run_is_told_as_a_command() -> None:
    request = RunRequest(
        "nginx:1.27",
        "web",
        ("sh", "-c", "echo hi"),
        (("", 8080, 80, "tcp"), ("::1", None, 53, "udp"), ("", None, 9, "tcp")),
    )
    assert cli_line.shown(cli_line.run(request)) == (
        "docker run -d --name web -p 8080:80 -p '[::1]::53/udp' -p 9 nginx:1.27 sh -c 'echo hi'"
    )


def ask(action_id: str, *rows: object) -> tuple[str, str, str]:
    action = registry.action(action_id)
    assert action.question is not None
    question = action.question(rows, Options())
    assert question is not None
    return question.title, question.text, question.button


def test_a_question_names_verb_and_object_and_the_button_repeats_them() -> None:
    title, text, button = ask("container.remove", container("web-1"))
    assert title == "Remove container 'web-1'?"
    assert button == "Remove container 'web-1'"
    assert "running and will be stopped first" in text
    assert "Volumes are kept" in text
    assert (
        ask("container.remove", container("a1"), container("b1"), container("c1", "exited"))[0]
        == "Remove 3 containers?"
    )


def test_a_question_about_many_names_those_that_run() -> None:
    text = ask("container.remove", container("a1"), container("b1", "exited"), container("c1"))[1]
    assert text.startswith("a1 and c1 are running")


def test_anonymous_volumes_are_offered_only_where_there_are_any() -> None:
    named = container("a1", mounts=(Mount("volume", "/v", "/data", "data"),))
    without = container("b1", mounts=(Mount("volume", "/v", "/data", ANONYMOUS), Mount("bind", "/x", "/x")))
    question = registry.action("container.remove").question
    assert question is not None
    assert question([named], Options()).checks == ()  # type: ignore[union-attr]  # it asks
    assert question([without], Options()).checks[0].text == "Also remove 1 anonymous volume"  # type: ignore[union-attr]


def test_removing_one_name_of_an_image_says_that_the_image_stays() -> None:
    assert "kept under its other names" in ask("image.remove", image("a:1", "a:1", "a:2"))[1]
    assert "pulled or built anew" in ask("image.remove", image("a:1"))[1]


def test_a_volume_in_use_is_told_before_the_engine_refuses() -> None:
    assert "web-1 uses it" in ask("volume.remove", volume("data", container().container))[1]


def test_ports_are_reached_under_the_engine_s_name() -> None:
    port = Port(80, 8080, EVERYWHERE)
    assert addresses.web_address(port, Host("local", "unix:///run/x.sock")) == "http://localhost:8080/"
    assert addresses.web_address(port, Host("far", "tcp://10.0.0.5:2376")) == "http://10.0.0.5:8080/"
    assert addresses.web_address(port, Host("far", "ssh://ada@far.example")) == "http://far.example:8080/"
    assert addresses.web_address(Port(8443, 9000, "::1"), Host("local", "unix:///x")) == "https://[::1]:9000/"


def test_a_port_that_no_browser_understands_is_no_web_port() -> None:
    assert addresses.is_web(Port(80, 80))
    assert not addresses.is_web(Port(5432, 5432))
    assert not addresses.is_web(Port(80, 80, protocol="udp"))


def test_a_port_on_both_address_families_counts_once() -> None:
    row = container(ports=(Port(80, 8080, EVERYWHERE), Port(80, 8080, "::"), Port(443, None)))
    assert len(addresses.published(row.container)) == 1


def test_go_to_offers_image_volumes_and_networks() -> None:
    row = container(
        mounts=(Mount("volume", "/v", "/data", "data"), Mount("bind", "/x", "/x")),
        endpoints=(Endpoint("back", "net1"),),
    )
    choices = registry.action("container.go").choices
    assert choices is not None
    assert [choice.title for choice in choices([row])] == ["Image nginx:1.27", "Volume data", "Network back"]
