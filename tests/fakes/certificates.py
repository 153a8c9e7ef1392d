"""Certificates as a person makes them for an engine with TLS, with the openssl command."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_EC = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
# `openssl ca`, not `x509`: only the first takes both dates in every version.
_SETTINGS = """[ca]
default_ca = this
[this]
database = index
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
"""
_USES = {"server": "serverAuth", "client": "clientAuth"}


class Authority:
    """Signs certificates; `pem` is its own."""

    def __init__(self, folder: Path, name: str = "An authority of the tests") -> None:
        folder.mkdir()
        self._folder = folder
        (folder / "settings").write_text(_SETTINGS)
        (folder / "index").touch()
        self._openssl("req", "-x509", *_EC, "-keyout", "key", "-out", "pem", "-days", "3650", "-subj", f"/CN={name}")

    @property
    def pem(self) -> bytes:
        """Its own certificate."""
        return (self._folder / "pem").read_bytes()

    def sign(self, folder: Path, use: str, *, ends: str = "20460101000000Z", address: str = "127.0.0.1") -> Path:
        """Make `cert.pem` and `key.pem` in a folder, for a "server" or a "client"; the folder, with `ca.pem` in it too.

        Args:
            folder: made here.
            use: what it is for.
            ends: until when it counts.
            address: of the server.
        """
        folder.mkdir()
        self._openssl("req", *_EC, "-keyout", f"{folder}/key.pem", "-out", f"{folder}/csr", "-subj", f"/CN={use}")
        (folder / "more").write_text(f"extendedKeyUsage = {_USES[use]}\nsubjectAltName = IP:{address}\n")
        self._openssl(
            *("ca", "-batch", "-notext", "-config", "settings", "-cert", "pem", "-keyfile", "key"),
            *("-in", f"{folder}/csr", "-out", f"{folder}/cert.pem", "-extfile", f"{folder}/more"),
            *("-startdate", "20200101000000Z", "-enddate", ends),
        )
        (folder / "ca.pem").write_bytes(self.pem)
        return folder

    def _openssl(self, *arguments: str) -> None:
        done = subprocess.run(["openssl", *arguments], cwd=self._folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
