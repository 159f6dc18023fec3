"""Each person's front page: what waits for her, the most urgent first."""
