"""A definition's text → the same text with a few places changed; every other character stays its author's.

    text     Edit: a place and its new words; a text with edits; two texts as a diff
    change   what shall change, at any path, and what the definition says then
    apply    a text with changes: `chunks` shares lines out among members, `member` gives one another value
    fixes    words of a remark that are surely meant otherwise
    prove    what comes out is read again: it says what was wanted, and nothing else changed
    write    over the file, whole, alone, and only over what was read
"""
