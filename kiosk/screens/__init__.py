"""The pages of the kiosk: each draws one kind of View and says what was touched."""
