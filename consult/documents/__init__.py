"""Files that leave the house: spreadsheets. They carry figures and staff-side words, no content."""
