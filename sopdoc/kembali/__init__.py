"""Our own Word document, edited by somebody → the definition that it was made from, with what was edited in it."""
