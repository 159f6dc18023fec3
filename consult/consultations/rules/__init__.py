"""What a consultation goes by: its words, its steps, who fits. Pure."""
