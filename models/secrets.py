"""Secrets: which values are not to be shown at a glance, by their name and in addresses, and how they are masked."""

from __future__ import annotations

import re
from itertools import pairwise

MASK = "••••••••"
SHORT_MASK = "••••"

# Whole words of a name, split at "_", "-", "." and camel case.
_WORDS = frozenset(
    {
        *("password", "passwd", "passphrase", "pass", "pwd", "pw", "secret", "secrets", "token", "tokens"),
        *("credential", "credentials", "creds", "apikey", "auth", "authkey", "privatekey", "secretkey", "accesskey"),
        *("cookie", "signature", "salt", "pat", "jwt", "webhook", "dsn"),
    }
)
_ENDINGS = ("password", "passwd", "secret", "token", "apikey")
_KEY_BEFORE = frozenset({"api", "access", "private", "secret", "encryption", "master", "signing", "ssh", "app", "auth"})
_NOT_SECRET = frozenset({"file", "path", "dir", "url", "name", "length", "ttl", "expiry", "timeout", "enabled", "type"})
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_CREDENTIALS = re.compile(r"(?P<scheme>\b[a-zA-Z][a-zA-Z0-9+.-]{0,30}://)(?P<user>[^\s/:@?#]*):(?P<word>[^\s/@]+)@")
_QUERY = re.compile(r"(?P<name>[?&][A-Za-z0-9_.-]{1,60}=)(?P<value>[^&\s#]+)")
_KEY_BLOCK = re.compile(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----")
_OPTION = re.compile(r"^(?P<name>--?[A-Za-z][A-Za-z0-9_.-]{0,60})=(?P<value>.+)$", re.DOTALL)


def is_secret_name(name: str) -> bool:
    """Whether a variable, label or option of that name holds a secret: "STRIPE_SECRET_KEY", "dbPassword", "api-key".

    A name that ends by saying that it is a place, a size or a time ("PASSWORD_FILE", "TOKEN_TTL") holds none.
    """
    words = [word.lower() for word in _PARTS.findall(name[:200])]
    if not words or words[-1] in _NOT_SECRET:
        return False
    if any(word in _WORDS or word.endswith(_ENDINGS) for word in words):
        return True
    return any(word == "key" and before in _KEY_BEFORE for before, word in pairwise(words))


def mask_addresses(text: str) -> str:
    """`text` with the passwords in addresses masked: those before the host, and those of its query."""
    text = _CREDENTIALS.sub(lambda found: f"{found['scheme']}{found['user']}:{SHORT_MASK}@", text)
    return _QUERY.sub(
        lambda found: f"{found['name']}{SHORT_MASK}" if is_secret_name(found["name"].strip("?&=")) else found[0], text
    )


def masked(name: str, value: str) -> str:
    """What to show in the place of a value until it is asked for; "" where it is no secret.

    Args:
        name: the variable or label.
        value: its value.
    """
    if not value:
        return ""
    hidden = mask_addresses(value)
    if hidden != value:
        return hidden
    if is_secret_name(name) or _KEY_BLOCK.search(value):
        return MASK
    return ""


def masked_arguments(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """A command with its secrets masked: `--password=…`, `--password …` and addresses."""
    shown: list[str] = []
    hide_next = False
    for argument in arguments:
        found = _OPTION.match(argument)
        if hide_next and not argument.startswith("-"):
            shown.append(SHORT_MASK)
        elif found is not None and is_secret_name(found["name"]):
            shown.append(f"{found['name']}={SHORT_MASK}")
        else:
            shown.append(mask_addresses(argument))
        hide_next = argument.startswith("-") and found is None and is_secret_name(argument)
    return tuple(shown)
