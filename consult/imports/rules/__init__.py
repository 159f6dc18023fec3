"""What a file may hold, and how it is read. Pure: the house's names are handed in."""
