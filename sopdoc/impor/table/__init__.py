"""A page's words and rules → its flow table: columns with their roles, rows, cells, and what stands around them."""
