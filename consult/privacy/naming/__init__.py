"""Names of people: which words of a text may be one, judged by signs that are weighed and added."""
