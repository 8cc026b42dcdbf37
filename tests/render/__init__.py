"""Tests of the back ends, on a layout built by hand (sample.py)."""
