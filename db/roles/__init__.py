"""Who may do what on a server: the matrix as data, the grants made of it, the live ones compared.

A device has a login of its own, member of the group of its kind. It may read and write the columns
that its program needs, in rows of its own centre and, where that can be said, of its own.
"""
