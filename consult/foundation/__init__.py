"""The ground floor: settings, clock, ids, actor, errors, database, words. Knows nobody above."""
