"""Rules about kelengkapan, waktu and output: of one cell, of one row, and from row to row."""
