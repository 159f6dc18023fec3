"""Meeting passes: somebody without an account opens one thing, on one browser, for a few days."""
