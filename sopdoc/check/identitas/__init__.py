"""Rules about the identity sheet: names, dates, officials, the sections' texts, what is left over from another SOP."""
