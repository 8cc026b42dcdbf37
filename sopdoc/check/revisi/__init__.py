"""Rules about revisions and status: what was approved, numbers and dates that follow each other."""
