"""One small screen over or beside one counter: whose number is wanted or served there now."""
