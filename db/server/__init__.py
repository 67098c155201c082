"""The PostgreSQL server of a centre: clusters, setting up, who may do what, moving in."""
