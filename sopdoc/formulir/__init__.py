"""A definition ⇄ a form that an official fills in with Excel; what the form does not show is never rewritten.

    form      what a form holds: fields, columns, rows, each with its place in the definition
    shown     a definition → its form
"""
