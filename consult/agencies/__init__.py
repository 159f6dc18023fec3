"""Agencies: the organisations people come from, each with its controller and register."""
