"""Pages that are pictures → words, rules, and pixels to trace: what a PDF's own text and paths tell elsewhere.

    picture ──gray──▶ straightened ──ruled──▶ rules ──rubbed out──▶ tesseract ──TSV──▶ words
                                                    └─ and the words ─▶ ink to trace

Needs numpy, and tesseract with Indonesian.  Nothing that is read so is sure (`Page.guessed`).
"""
