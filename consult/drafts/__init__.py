"""Drafts: what somebody is writing and has not filed, kept for nobody but her."""
