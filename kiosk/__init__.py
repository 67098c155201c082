"""The ticket dispenser and, in the mode "rating", the keypad beside a counter."""
