"""The centre's rules: plain functions on frozen values; no clock, no input, no output."""
