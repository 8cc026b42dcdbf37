"""What an import found, for a person who checks it: every old sheet beside ours."""
