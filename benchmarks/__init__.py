"""Longshore measured beside docker's own CLI, on the same work in the same run."""
