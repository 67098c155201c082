"""The words of every language but Vietnamese, which is the source; README.md tells how to add one.

`python -m centre.words update` collects the sentences, `compile` makes the files programs load.
"""
