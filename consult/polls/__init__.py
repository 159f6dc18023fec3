"""Polls: which time suits an extra panel, asked of experts before there is a meeting."""
