"""The pages before a flow table → fields and sections of the identity sheet, letterhead, logo, signature."""
