"""A table's paths → symbols, wires, arrows, words of branches, and the steps that they join."""
