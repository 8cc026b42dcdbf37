"""sopdoc as one HTML file that opens by a double click, without server, network or installation."""
