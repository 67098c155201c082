"""The clerk's desk: a tall window and a strip that call, serve, transfer and pause."""
