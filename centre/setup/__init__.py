"""The first start of a machine: what is asked, and the centre.toml that the answers make.

Pure questions and checks (steps), answers laid into a document (document), the file written whole
or not at all (writing). The terminal form is `motcua-db setup`.
"""
