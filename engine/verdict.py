"""What stands between the user and an engine, in a word."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What stands between the user and the engine."""

    ABSENT = "absent"
    STOPPED = "stopped"
    NO_PERMISSION = "no-permission"
    WRONG_CONTEXT = "wrong-context"
    UNKNOWN_HOST = "unknown-host"
    SILENT = "silent"
    UNKNOWN = "unknown"

    # TLS
    REFUSED_TLS = "refused-tls"
    NO_TLS = "no-tls"
    """The engine speaks no TLS."""
    NEEDS_TLS = "needs-tls"
    """The engine speaks TLS only, and was spoken to without."""
    BAD_FILES = "bad-files"
    """The certificates of this computer cannot be read, or do not belong together."""
    UNTRUSTED = "untrusted"
    """No authority that we know vouches for the engine's certificate."""
    EXPIRED = "expired"
    """The engine's certificate."""
    OTHER_NAME = "other-name"
    """The engine's certificate is for another address."""
    NO_CERTIFICATE = "no-certificate"
    """The engine wants one of us, and we have none."""
    OWN_EXPIRED = "own-expired"
    """Our certificate."""
    OWN_REFUSED = "own-refused"
    """The engine does not accept our certificate."""

    # ssh
    NO_SSH = "no-ssh"
    """This computer has no ssh command."""
    NEW_HOST_KEY = "new-host-key"
    """This user has never accepted the computer's key."""
    OTHER_HOST_KEY = "other-host-key"
    """The computer has another key than before."""
    KEY_REFUSED = "key-refused"
    """The computer accepts no key of this user's."""
    FAR_STOPPED = "far-stopped"
    """The computer was reached; its engine is not running."""
    FAR_CLOSED = "far-closed"
    """The computer was reached; the user may not use its engine."""
