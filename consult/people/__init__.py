"""The people of a case under role labels."""
