"""Minutes: what an item came to, composed by itself, commented, confirmed, sealed for good."""
