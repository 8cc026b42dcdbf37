"""Rules about dasar hukum: cited once, in order and in full; what was repealed, replaced or changed since."""
