"""Old sheets → definitions: pages of words and paths → grid → symbols → wires → findings → text."""
