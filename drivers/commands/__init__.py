"""What the technician's command motcua-devices does, one module for each of its commands."""
