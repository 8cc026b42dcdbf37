"""What `sopdoc explain` prints for codes that are no rules: the readers', the layout's, the book's, the checker's own."""
