"""Preview = build + watcher: a folder's definitions, compiled when they are looked at, shown by a local server that follows every save.

    watch ──▶ gallery ──▶ view (SVG + overlay as JSON) ──▶ server ──▶ the page in templates/preview
"""
