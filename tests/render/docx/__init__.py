"""Tests of the DOCX back end, on layouts built by hand (sample.py)."""
