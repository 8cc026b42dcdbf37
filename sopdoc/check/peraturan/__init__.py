"""Regulations: how a citation is read (`kutipan`), and those that are known, with who replaced whom (`daftar`)."""
