"""Consult: reflective team meetings and expert consultations in Finnish child protection."""
