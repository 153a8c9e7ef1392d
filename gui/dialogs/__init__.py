"""Dialogs: confirmations, forms and result lists."""
