"""What systemd hands a service in memory instead of a file: the password of its login.

The unit says LoadCredentialEncrypted= (systemd/units/sealed.conf), and an empty password in the
identity's folder says to look here. The key stays a file: the device makes its own next one at two
thirds of a certificate's life, which nobody could who only reads. Both are needed to log in, so a
stolen copy of the disk opens nothing where a TPM has sealed the password (systemd.exec(5)).
"""

import os
from pathlib import Path
from typing import Final

from centre.rules.errors import Unavailable
from db.enrolment import files

NAME: Final = "motcua.password"
_LONGEST: Final = 256
"""Bytes; ours have 32 (db.enrolment.scram.new_password)."""


def password() -> str:
    """Return the password that this service was given; empty where it was given none.

    Raises Unavailable("identity_bad") for one that cannot be ours; nothing of it is repeated.
    """
    given = os.environ.get("CREDENTIALS_DIRECTORY", "")
    file = Path(given) / NAME
    if not given or not file.is_file():
        return ""
    with files.turned("identity"):
        raw = files.read(file).strip()
    if len(raw) > _LONGEST or not raw.isascii() or b"\0" in raw:
        raise Unavailable("identity_bad", "identity", folder=given, why=NAME)
    return raw.decode("ascii")
