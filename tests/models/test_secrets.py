"""Secrets are masked by their names and in addresses; what only sounds like one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.secrets import MASK, is_secret_name, mask_addresses, masked, masked_arguments


@pytest.mark.parametrize(
    "name",
    ["PASSWORD", "POSTGRES_PASSWORD", "dbPassword", "STRIPE_SECRET_KEY", "api-key", "API_KEY", "APIKEY", "GITHUB_TOKEN",
     "aws_access_key", "JWT", "MYSQL_ROOT_PASS", "credentials", "PRIVATE_KEY", "rootpassword"],
)  # fmt: skip
def test_names_of_secrets_are_known(name: str) -> None:
    assert is_secret_name(name)


@pytest.mark.parametrize(
    "name",
    ["NODE_ENV", "PATH", "POSTGRES_PASSWORD_FILE", "TOKEN_TTL", "KEYBOARD", "MONKEY", "COMPASS", "PASSENGER",
     "LOG_LEVEL", "AUTHOR", "", "KEY_PREFIX", "DATABASE_URL"],
)  # fmt: skip
def test_names_of_other_things_are_not(name: str) -> None:
    assert not is_secret_name(name)


def test_a_password_in_an_address_is_masked_and_the_rest_is_kept() -> None:
    assert masked("DATABASE_URL", "postgres://shop:hunter2@db-1/shop") == "postgres://shop:••••@db-1/shop"
    assert mask_addresses("redis://:s3cret@cache:6379/0") == "redis://:••••@cache:6379/0"
    assert mask_addresses("https://x.example/?a=1&token=abc&b=2") == "https://x.example/?a=1&token=••••&b=2"


def test_a_secret_s_length_does_not_show() -> None:
    assert masked("TOKEN", "a") == masked("TOKEN", "a" * 100) == MASK


def test_what_is_no_secret_is_shown() -> None:
    assert masked("NODE_ENV", "production") == ""
    assert masked("TOKEN", "") == ""
    assert masked("HOMEPAGE", "https://example.org/a?b=c") == ""


def test_a_private_key_is_masked_whatever_its_name() -> None:
    assert masked("CONFIG", "-----BEGIN RSA PRIVATE KEY-----\nabc") == MASK


def test_secrets_in_commands_are_masked() -> None:
    line = ("server", "--password=x y", "--token", "abc", "--port", "80", "amqp://u:p@h/")
    assert masked_arguments(line) == (
        "server",
        "--password=••••",
        "--token",
        "••••",
        "--port",
        "80",
        "amqp://u:••••@h/",
    )


@given(st.text(max_size=300), st.text(max_size=2000))
def test_masking_takes_any_text(name: str, value: str) -> None:
    shown = masked(name, value)
    assert shown == "" or shown != value
