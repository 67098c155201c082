"""The live board of the supervisor: the figures of this moment, and the alarms that are kept."""
