"""Imports: taking over the log of meetings that a team kept elsewhere before."""
