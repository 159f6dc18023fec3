"""Everybody's own calendar and her teams': pages, and addresses that calendar programs fetch."""
