"""Case notes: what was said or seen, by whom, and to whom it may be told."""
