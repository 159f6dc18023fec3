"""Case, clients and circle: one family round one table, and who sits there."""
