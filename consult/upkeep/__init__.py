"""Keeping an installation well: a library of the entrance, with modules instead of rooms."""
