"""What was approved: the versions frozen beside a definition, and what that says of the definition as it is now."""
