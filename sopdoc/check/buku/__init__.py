"""Rules that hold an agency's SOPs side by side: numbers, names, keterkaitan, kegiatan told twice."""
