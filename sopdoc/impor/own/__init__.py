"""What sopdoc made itself, as DOCX or JSON → `Page`s with nothing guessed."""
