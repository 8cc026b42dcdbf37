"""A document of Word → `Page`s: what it says, in which style and order, and where that would stand on paper."""
