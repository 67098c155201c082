"""The commands of motcua-db, by area; db.__main__ puts them together."""
