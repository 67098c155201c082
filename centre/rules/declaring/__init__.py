"""What a supervisor may declare, as plain data: items of sections, their fields, what must hold.

An item is what JSON can say (words per language, numbers, lists), so that the screen, the file, the
command line, the log and the store speak of the same thing.
"""
