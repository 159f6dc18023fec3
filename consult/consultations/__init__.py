"""Asking others for help: request, triage, panel, invitations, opening, answers."""
