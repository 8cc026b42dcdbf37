"""Pixels → the closed outlines and lines that they show, as paths and connectors of a page: what the vectors of a page tell elsewhere.

    rendered lanes ──regions──▶ outlines ──erased──▶ strokes ──thin──▶ chains ──ends, heads──▶ connectors

Needs numpy; nothing here knows what an SOP is but for the sizes of what it draws.
"""
