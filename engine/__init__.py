"""Talks to Docker engines: records, streams, transport, contexts, errors. Never Qt; runs without a window."""
