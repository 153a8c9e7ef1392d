"""Whole pages that stand where the panes are: no engine, crash."""
