"""Rules about the words of a row: how it begins, how much it tells, conditions, keterangan."""
