"""The names of the descriptions that come with the program."""

from drivers import descriptions


def test_every_shipped_description_is_listed_for_programs_and_people(town):
    status, document = town.rows("profiles")
    assert status == 0
    assert set(document) == {"printers", "keypads", "signs"}
    assert "generic-80" in document["printers"]
    _, out = town.run("profiles")
    for kind, names in document.items():
        assert names == descriptions.names(kind)
        assert all(f"  {name}\n" in f"{out}\n" for name in names)
    assert 'profile = "NAME"' in out
