"""Participation: what was held, who from which sector took part, counted from rows."""
