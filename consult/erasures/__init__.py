"""Erasing a case or one client for good, also from backups; how long things are kept."""
