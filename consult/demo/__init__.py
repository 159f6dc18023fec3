"""The demo: a cast that does not exist, and a year that did not happen."""
