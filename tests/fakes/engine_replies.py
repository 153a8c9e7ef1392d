"""What a scripted engine answers: the state changes and the event goes out as with a real one."""

from __future__ import annotations

import urllib.parse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.engine_state import FakeContainer, FakeState


class Replies:
    """The Engine API's paths over a state. `push` sends an event: type, action, id, attributes."""

    def __init__(self, state: FakeState, push: Callable[..., int]) -> None:
        self._state = state
        self._push = push

    def reply(self, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        """Status and JSON of the reply, the state changed and the event sent."""
        parts = [urllib.parse.unquote(part) for part in path.strip("/").split("/")]
        match method, parts:
            case "GET", ["version"]:
                return 200, self._state.version()
            case "GET", ["info"]:
                return 200, self._state.info()
            case _, ["containers", *rest]:
                return self._container(method, rest, query, body)
            case _, ["images", *rest]:
                return self._image(method, rest, query)
            case _, ["volumes", *rest]:
                return self._volume(method, rest, body)
            case _, ["networks", *rest]:
                return self._network(method, rest, body)
        return 404, {"message": "page not found"}

    def _container(self, method: str, rest: list[str], query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        state = self._state
        if (method, rest) == ("GET", ["json"]):
            return 200, [container.listed() for container in state.containers.values()]
        if (method, rest) == ("POST", ["create"]):
            return self._create(query, body)
        container = state.find_container(rest[0])
        if container is None:
            return 404, {"message": f"No such container: {rest[0]}"}
        if method == "GET":
            return 200, container.inspected()
        if method == "DELETE":
            if container.state == "running" and query.get("force") != "1":
                return 409, {"message": f"You cannot remove a running container {container.id}. Stop the container"}
            del state.containers[container.id]
            self._tell(container, "destroy")
            return 204, None
        return self._act(container, rest[1], query)

    def _create(self, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        name = query.get("name", "")
        if self._state.find_image(body["Image"]) is None:
            return 404, {"message": f"No such image: {body['Image']}"}
        if name and self._state.find_container(name):
            return 409, {"message": f'Conflict. The container name "/{name}" is already in use by container "x".'}
        made = self._state.add_container(
            name, image=body["Image"], state="created", command=tuple(body.get("Cmd", ["sh"]))
        )
        self._tell(made, "create")
        return 201, {"Id": made.id, "Warnings": []}

    def _act(self, container: FakeContainer, verb: str, query: dict[str, str]) -> tuple[int, Any]:
        after = {"start": "running", "unpause": "running", "pause": "paused", "stop": "exited", "kill": "exited"}
        if verb == "rename":
            old, container.name = container.name, query["name"]
            self._tell(container, "rename", oldName=f"/{old}")
            return 204, None
        if verb == "restart":
            for action in ("kill", "die", "stop", "start", "restart"):
                self._tell(container, action)
            container.state = "running"
            return 204, None
        if verb not in after:
            return 404, {"message": "page not found"}
        if container.state == after[verb]:
            return 304, None
        if verb in {"stop", "kill"}:
            container.exit_code = 137
            self._tell(container, "kill", signal="15")
            self._tell(container, "die", exitCode="137")
        container.state = after[verb]
        if verb != "kill":
            self._tell(container, verb)
        return 204, None

    def _tell(self, container: FakeContainer, action: str, **attributes: str) -> None:
        known = {"name": container.name, "image": container.image, **container.labels, **attributes}
        self._push("container", action, container.id, **known)

    def _image(self, method: str, rest: list[str], query: dict[str, str]) -> tuple[int, Any]:
        state = self._state
        if (method, rest) == ("GET", ["json"]):
            return 200, state.listed_images(shared=query.get("shared-size") == "1")
        key = state.find_image(rest[0])
        if key is None:
            return 404, {"message": f"No such image: {rest[0]}"}
        if method == "GET" and rest[1] == "history":
            return 200, [
                {"Id": key, "Created": 1_700_000_000, "CreatedBy": "sh", "Size": 1, "Comment": "", "Tags": None}
            ]
        if method == "GET":
            return 200, {"Id": key, "Os": "linux", "Architecture": "amd64", "Config": {}, "RootFS": {"Layers": ["x"]}}
        if method == "POST":
            reference = f"{query['repo']}:{query.get('tag') or 'latest'}"
            state.images[key].append(reference)
            self._push("image", "tag", key, name=reference)
            return 201, None
        if rest[0] in state.images[key] and len(state.images[key]) > 1:
            state.images[key].remove(rest[0])
            self._push("image", "untag", key, name=key)
            return 200, [{"Untagged": rest[0]}]
        del state.images[key]
        self._push("image", "delete", key, name=key)
        return 200, [{"Deleted": key}]

    def _volume(self, method: str, rest: list[str], body: dict[str, Any]) -> tuple[int, Any]:
        volumes = self._state.volumes
        match method, rest:
            case "GET", []:
                return 200, {"Volumes": list(volumes.values()), "Warnings": None}
            case "POST", ["create"]:
                made = self._state.add_volume(body["Name"] or "f" * 64, Labels=body.get("Labels"))
                self._push("volume", "create", made["Name"], driver="local")
                return 201, made
            case "GET", [name] if name in volumes:
                return 200, volumes[name]
            case "DELETE", [name] if name in volumes:
                if any(name in container.volumes for container in self._state.containers.values()):
                    return 409, {"message": f"remove {name}: volume is in use - [x]"}
                del volumes[name]
                self._push("volume", "destroy", name, driver="local")
                return 204, None
        return 404, {"message": f"get {rest}: no such volume"}

    def _network(self, method: str, rest: list[str], body: dict[str, Any]) -> tuple[int, Any]:
        state = self._state
        if method == "GET" and not rest:
            return 200, list(state.networks.values())
        if (method, rest) == ("POST", ["create"]):
            if state.find_network(body["Name"]):
                return 409, {"message": f"network with name {body['Name']} already exists"}
            made = state.add_network(body["Name"], Internal=body["Internal"], Labels=body["Labels"])
            self._push("network", "create", made["Id"], name=made["Name"], type="bridge")
            return 201, {"Id": made["Id"]}
        network = state.find_network(rest[0])
        if network is None:
            return 404, {"message": f"network {rest[0]} not found"}
        if method == "DELETE":
            del state.networks[network["Id"]]
            self._push("network", "destroy", network["Id"], name=network["Name"], type="bridge")
            return 204, None
        return 200, network
