"""Rules about the columns of who acts, and the words for them."""
