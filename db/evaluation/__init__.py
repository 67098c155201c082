"""The agency's evaluation sheet: what people scored, beside what our own data say.

`register.Evaluations` is the store's part; nothing is ever scored by itself.
"""
