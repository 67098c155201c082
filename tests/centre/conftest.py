"""Hypothesis for the rules: no deadlines, because a shared machine may be slow at any moment."""

from hypothesis import HealthCheck, settings

settings.register_profile("rules", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rules")
