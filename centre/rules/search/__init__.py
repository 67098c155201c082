"""Search that understands people: accents or none, Telex, slips, everyday words; all in memory."""
