"""The meeting log: what was held, who took part, what was agreed and whether it was kept."""
