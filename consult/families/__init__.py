"""A family before and after a meeting: sheets, letters, what each permits."""
