"""What the apps share on screen (Qt Widgets): theme, pieces, lanes, start, window, words."""
