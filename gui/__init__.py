"""Windows, panes, dialogs, widgets and actions. Never docker, never requests."""
