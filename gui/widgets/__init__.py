"""Widgets that know nothing of containers: buttons, notices, tables, log view."""
