"""What was agreed and what became of it; and the text that goes home into the client record."""
