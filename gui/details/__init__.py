"""Detail views: what is shown beside a table of its current row."""
