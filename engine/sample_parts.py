"""What the sample is made of: images with their scripts, and containers. Data; `engine.sample` makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

IMAGE = "busybox:local"
"""The image that everything else is made from: busybox and its links."""

PROJECT = "shop"
"""The compose project that three of the containers say they are of."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """An image: its name, the lines of its Dockerfile below `FROM`, and the scripts in it (path to text)."""

    name: str
    lines: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict)


# A shell that is process 1 ignores SIGTERM unless told otherwise; each sleep is a child so that the trap runs at once.
_LOOP = """#!/bin/sh
trap 'echo "stopping"; exit 0' TERM INT
{before}
n=0
while :; do
  n=$((n + 1))
{body}
  sleep {pause} & wait $!
done
"""

RECIPES: tuple[Recipe, ...] = (
    Recipe(
        "shop/web:1.4",
        (
            "LABEL org.opencontainers.image.title=web org.opencontainers.image.version=1.4",
            "COPY index.html /www/index.html",
            "COPY run /usr/bin/web",
            "ENV PORT=80",
            "EXPOSE 80",
            'CMD ["/usr/bin/web"]',
        ),
        {
            "index.html": "<!doctype html><title>Shop</title><h1>The shop is open.</h1>\n",
            "run": _LOOP.format(
                before='httpd -p "$PORT" -h /www && echo "listening on port $PORT"',
                body="""  path=$(set -- / /cart /items/17 /items/42 /login; shift $((n % 5)); echo "$1")
  echo "10.0.0.$((n % 200 + 2)) - - \\"GET $path HTTP/1.1\\" 200 $((n * 37 % 4096 + 180))\"""",
                pause=2,
            ),
        },
    ),
    Recipe(
        "shop/api:2.1",
        (
            "LABEL org.opencontainers.image.title=api org.opencontainers.image.version=2.1",
            "COPY run /usr/bin/api",
            "ENV LOG_LEVEL=info",
            "EXPOSE 8000",
            'HEALTHCHECK --interval=10s --timeout=2s --retries=3 CMD ["echo", "ready"]',
            'CMD ["/usr/bin/api"]',
        ),
        {
            "run": _LOOP.format(
                before='echo "api 2.1, log level $LOG_LEVEL"',
                body="""  echo "INFO  order $((1000 + n)) accepted in $((n * 7 % 40 + 3)) ms"
  [ $((n % 5)) -ne 0 ] || echo "WARN  stock of item $((n % 60)) is low" >&2
  [ $((n % 20)) -ne 0 ] || echo '{"level":"error","message":"payment declined","order":'$((1000 + n))'}' >&2""",
                pause=1,
            ),
        },
    ),
    Recipe(
        "shop/db:16",
        (
            "LABEL org.opencontainers.image.title=db org.opencontainers.image.version=16",
            "COPY run /usr/bin/db",
            "VOLUME /var/lib/shop",
            "EXPOSE 5432",
            'CMD ["/usr/bin/db"]',
        ),
        {
            "run": _LOOP.format(
                before='echo "database ready to accept connections"',
                body="""  echo "checkpoint $n: wrote $((n % 9 + 1)) buffers"
  echo "checkpoint $n" > /var/lib/shop/checkpoint""",
                pause=5,
            ),
        },
    ),
    Recipe("report:0.9", ("LABEL org.opencontainers.image.title=report", "ENV FORMAT=pdf", 'CMD ["true"]')),
)


@dataclass(frozen=True, slots=True)
class Service:
    """A container of the sample: its name, its image, and the rest of what `POST /containers/create` takes.

    `state` is how it is left: "running", "paused" or "exited".
    """

    name: str
    image: str
    service: str = ""
    state: str = "running"
    settings: dict[str, Any] = field(default_factory=dict)
    host: dict[str, Any] = field(default_factory=dict)
    port: int = 0


SERVICES: tuple[Service, ...] = (
    Service(
        "shop-db-1",
        "shop/db:16",
        "db",
        settings={"Env": ["DB_NAME=shop", "DB_PASSWORD=not-a-real-password"]},
        host={"Mounts": [{"Type": "volume", "Source": f"{PROJECT}_data", "Target": "/var/lib/shop"}]},
    ),
    Service(
        "shop-api-1",
        "shop/api:2.1",
        "api",
        settings={
            "Env": [
                "LOG_LEVEL=debug",
                "DATABASE_URL=postgres://shop:not-a-real-password@db:5432/shop",
                "API_TOKEN=not-a-real-token",
            ]
        },
        host={"Memory": 128 * 1024 * 1024},
    ),
    Service("shop-web-1", "shop/web:1.4", "web", port=80),
    Service(
        "toolbox",
        IMAGE,
        settings={"Cmd": ["sh", "-c", "trap 'exit 0' TERM; while :; do date; sleep 10 & wait $!; done"], "Tty": True},
    ),
    Service("nightly-import", IMAGE, state="paused", settings={"Cmd": ["sleep", "1000000"], "StopTimeout": 1}),
    Service(
        "backup",
        IMAGE,
        state="exited",
        settings={"Cmd": ["sh", "-c", "echo 'copying shop_data'; echo 'no space left on target' >&2; exit 3"]},
    ),
)
