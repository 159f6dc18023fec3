"""The officers' way: opening again, off line, what nobody in the house can open any more."""
