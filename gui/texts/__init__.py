"""Texts that are tables: one sentence for each way in which an engine says no."""
