"""Actions as data, and the one way they are run."""
