"""Films, pictures and sentences of a folder, played on the board beside the calls."""
