"""What Excel and Word share: DrawingML, presets, places, and LibreOffice for what only it can open."""
