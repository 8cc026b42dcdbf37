"""What was read → definitions: flows, texts, what an agency's sheets share, doubts, evidence, files."""
