"""A definition that is written on its own sheet: a page asks, `desk` answers; nothing here knows what carries the question.

    requests   what a page may ask, and what it is answered     codec   both as JSON
    gestures   what a person does on the sheet: a text, a row, a column, a symbol, an arrow, each a form → form
               (texts, rows, columns, ways)                     make    a gesture and a text → the text with it
    cells      which places of a sheet can be written           steps   the flow as a page needs it
    remarks    what is missing before it can be signed
    journal    what was done, to be undone and done again       shelf   files and journals, the only room that writes
    desk       ties them to a folder's SOPs                     site    one transport: answers for the local server
"""
