"""Experts: who knows what, and who could be asked."""
