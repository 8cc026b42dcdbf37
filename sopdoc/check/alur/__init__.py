"""Rules about the flow: symbols, arrows, decisions, what is checked and what is refused."""
