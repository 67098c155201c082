"""The board of posted procedures (niêm yết TTHC): the centre's catalogue, page by page."""
