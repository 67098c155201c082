"""The folder: files whole or not at all, links and pipes refused, trouble told by blame."""

import errno
import os
from pathlib import Path

import pytest

from centre.rules.errors import Unavailable
from db.rollup import folder
from db.rollup.parcel import BadParcelError


def test_a_file_is_laid_once_and_replaced_where_it_differs(tmp_path):
    file = tmp_path / folder.parcel_name("H99.08", 12)
    assert file.name == "motcua-H99.08-0000012.json"
    assert folder.lay(file, b"one")
    assert not folder.lay(file, b"one")
    file.write_bytes(b"one and more")
    assert folder.lay(file, b"one")
    assert (file.read_bytes(), [*tmp_path.iterdir()]) == (b"one", [file])


def test_parcels_are_found_by_name(tmp_path):
    for name in ("motcua-A.1-B-0000001.json", "motcua-A.1-B.ack.json", "motcua-x.json", "y.json"):
        (tmp_path / name).write_text("")
    found, strange = folder.parcels(tmp_path)
    assert {sender: [*files] for sender, files in found.items()} == {"A.1-B": [1]}
    assert [file.name for file in strange] == ["motcua-x.json"]


def test_what_is_no_plain_file_is_not_read(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(BadParcelError, match="no_file"):
        folder.content(pipe, 10)
    (tmp_path / "link").symlink_to("/etc/hostname")
    with pytest.raises(OSError, match="symbolic"):
        folder.content(tmp_path / "link", 10)


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "rollup_folder_full"),
        (errno.EDQUOT, "rollup_folder_full"),
        (errno.ENOENT, "rollup_folder_gone"),
        (errno.EHOSTDOWN, "rollup_folder_refused"),
    ],
)
def test_trouble_is_told_by_what_it_is(number, key):
    with pytest.raises(Unavailable, match=key), folder.turned(Path("x")):
        raise OSError(number, os.strerror(number))


def test_a_share_that_cannot_sync_its_names_is_written_all_the_same(tmp_path, monkeypatch):
    inner = os.fsync

    def sync(opened):
        if os.path.isdir(f"/proc/self/fd/{opened}"):  # noqa: PTH112
            raise OSError(errno.EINVAL, "no")
        inner(opened)

    monkeypatch.setattr(os, "fsync", sync)
    assert folder.lay(tmp_path / "x", b"one")
