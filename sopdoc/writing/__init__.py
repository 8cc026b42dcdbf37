"""Sop → the text of its definition, as a careful colleague would have typed it."""
