"""A workbook → `Page`s: cells at their places, what is drawn over them."""
