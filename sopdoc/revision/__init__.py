"""Two versions of one SOP → what changed; which versions there were, which one is in force."""
