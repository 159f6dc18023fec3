"""Accounts: the people of the house, how they sign in, and what they are here for."""
