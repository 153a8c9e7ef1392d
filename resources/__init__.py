"""Icons, styles and translations that come with the program."""
