"""The words for what stands between the user and an engine far away: TLS and ssh. A sentence, and what may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.verdict import Verdict
from models.words import tr

if TYPE_CHECKING:
    from engine.records import Host


def sentences() -> dict[Verdict, str]:
    """What is wrong; {name} is the host's."""
    return {
        Verdict.REFUSED_TLS: tr("Far", "{name} was reached, but no secure connection could be agreed on."),
        Verdict.NO_TLS: tr("Far", "{name} speaks no TLS."),
        Verdict.NEEDS_TLS: tr("Far", "{name} speaks TLS only, and is set up here without."),
        Verdict.BAD_FILES: tr("Far", "The certificates for {name} cannot be used."),
        Verdict.UNTRUSTED: tr("Far", "{name} shows a certificate that nobody you trust has signed."),
        Verdict.EXPIRED: tr("Far", "The certificate of {name} has expired."),
        Verdict.OTHER_NAME: tr("Far", "The certificate of {name} is for another address."),
        Verdict.NO_CERTIFICATE: tr("Far", "{name} wants a certificate of yours, and there is none."),
        Verdict.OWN_EXPIRED: tr("Far", "Your certificate for {name} has expired."),
        Verdict.OWN_REFUSED: tr("Far", "{name} does not accept your certificate."),
        Verdict.NO_SSH: tr("Far", "There is no ssh on this computer."),
        Verdict.NEW_HOST_KEY: tr("Far", "You have not accepted the ssh key of {name} yet."),
        Verdict.OTHER_HOST_KEY: tr("Far", "{name} has another ssh key than before."),
        Verdict.KEY_REFUSED: tr("Far", "{name} accepts none of your ssh keys."),
        Verdict.FAR_STOPPED: tr("Far", "{name} was reached, but Docker is not running there."),
        Verdict.FAR_CLOSED: tr("Far", "{name} was reached, but your user may not use Docker there."),
    }


def steps() -> dict[Verdict, str]:
    """What may be done; {folder} is where this host's certificates are, {words} what was said on the way."""
    return {
        Verdict.REFUSED_TLS: "{words}",
        Verdict.NO_TLS: tr("Far", "Set it up without certificates here, or let the engine listen with TLS."),
        Verdict.NEEDS_TLS: tr(
            "Far", "Give its context ca.pem, cert.pem and key.pem, or set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH."
        ),
        Verdict.BAD_FILES: "{words}",
        Verdict.UNTRUSTED: tr(
            "Far", "Ask who runs the engine for the ca.pem that signed it, and put that into {folder}."
        ),
        Verdict.EXPIRED: tr(
            "Far", "It has to be made anew where the engine runs, unless the clock of this computer is wrong."
        ),
        Verdict.OTHER_NAME: tr("Far", "Use the address that it is made for: {words}"),
        Verdict.NO_CERTIFICATE: tr(
            "Far", "Ask who runs the engine for a cert.pem and its key.pem, and put them into {folder}."
        ),
        Verdict.OWN_EXPIRED: tr(
            "Far", "Ask who runs the engine for a new cert.pem and its key.pem, and put them into {folder}."
        ),
        Verdict.OWN_REFUSED: tr(
            "Far", "Ask who runs the engine for a cert.pem and key.pem that it accepts, and put them into {folder}."
        ),
        Verdict.NO_SSH: tr("Far", "Longshore reaches {place} by the ssh command, as docker does."),
        Verdict.NEW_HOST_KEY: tr("Far", "ssh asks for that once, in a terminal."),
        Verdict.OTHER_HOST_KEY: tr(
            "Far", "It was set up anew, or somebody stands between. Forget the old key only where you know which."
        ),
        Verdict.KEY_REFUSED: tr(
            "Far", "Longshore asks for no password: let {name} know a key of yours, or add it to your ssh agent."
        ),
        Verdict.FAR_STOPPED: "{words}",
        Verdict.FAR_CLOSED: "{words}",
    }


def fix_heads() -> dict[Verdict, str]:
    """What stands above the command that may help."""
    return {
        Verdict.NO_SSH: tr("Far", "To install it, run this in a terminal"),
        Verdict.NEW_HOST_KEY: tr("Far", "To look at the key and accept it, run this in a terminal"),
        Verdict.OTHER_HOST_KEY: tr("Far", "To forget the old key, run this in a terminal"),
        Verdict.KEY_REFUSED: tr("Far", "To leave a key of yours there, run this in a terminal"),
        Verdict.FAR_STOPPED: tr("Far", "To start it, run this in a terminal"),
        Verdict.FAR_CLOSED: tr("Far", "To join the group that may, run this in a terminal"),
    }


def folder(host: Host) -> str:
    """Where the certificates of a host are, or belong."""
    return host.tls_folder or tr("Far", "its context")
