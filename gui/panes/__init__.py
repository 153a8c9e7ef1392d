"""One module a pane, found by its noun."""
