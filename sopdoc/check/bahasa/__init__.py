"""Words → what they mean: sentences of cells, roles, posts, durations, slips, by the lists in `*.toml`.  Guesses that rules build on."""
