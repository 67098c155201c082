"""What the command line says where a copy, or the way back, is refused; shown by db.telling."""

from collections.abc import Mapping
from typing import Final

COPIES: Final[Mapping[str, str]] = {
    "copy_changed": "{file} is not what it was when it was made ({made_at}): bits of it changed. "
    "Take an older copy, or let one be chosen: motcua-db restore auto",
    "copy_foreign": "{file} is a copy of centre {centre}, not of this one. Check `code` under "
    "[centre] in centre.toml.",
    "copy_engine": "{file} is a copy of the other engine; [database] in centre.toml names "
    "{engine}. Take a copy of that one, or change `address` to what the copy was made of.",
    "copy_running": "Another copy is being made in {folder} at this moment. Let it end.",
    "copy_at_server": "The database is at {address}. Do this at that machine.",
    "no_copy": "There is no sound copy in {folder} or {second} ({looked_at} were looked at). Is "
    "the stick in, the share mounted? Name the folder: motcua-db restore FOLDER",
    "second_hangs": "{file} does not answer within {seconds} s. Copies go on here; check the share "
    "or the stick.",
    "restore_newer": "The database that is there has newer numbers than the copy (up to {number} "
    "of {day}). They would be lost; to do it anyway: --lose-newer",
    "restore_gap": "Numbers were given for {minutes} minutes since the copy, so more may be on "
    "paper than series {letter} has left. Read the last number of each letter from a slip or the "
    "board and tell it: --printed A137 --printed B020",
    "printed_shape": "{given} is no number of a slip. Write it as on the slip: A137",
}
