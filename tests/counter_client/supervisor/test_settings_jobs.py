"""Jobs on the store's lane: what goes wrong with a file is no lost link."""

import pytest

from centre.rules.errors import NotAllowed
from counter_client.supervisor import settings_jobs
from counter_client.supervisor.settings import Settings


def test_a_wish_is_made_in_its_authors_name(store) -> None:
    flow = Settings()
    flow.sits("giam-doc")
    flow.seen(store.declared.read())
    flow.choose("pause", "hop")
    assert settings_jobs.perform(store, flow.end(0))
    _, (past,) = settings_jobs.look(store, 9)
    assert (past.by, past.key) == ("giam-doc", "hop")
    assert settings_jobs.look(store, 0)[1] == ()


def test_a_file_is_written_once_and_read_with_its_faults(store, tmp_path) -> None:
    path = tmp_path / "all.toml"
    assert settings_jobs.write(store, str(path), "giam-doc")
    assert settings_jobs.planned(store, str(path)).changes == ()
    with pytest.raises(NotAllowed, match="file_exists"):
        settings_jobs.write(store, str(path), "giam-doc")
    with pytest.raises(NotAllowed, match="role_missing"):
        settings_jobs.write(store, str(tmp_path / "other.toml"), "hoa")
    assert not (tmp_path / "other.toml").exists()
    with pytest.raises(NotAllowed, match="sample_unreadable"):
        settings_jobs.planned(store, str(tmp_path / "none.toml"))
