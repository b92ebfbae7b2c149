"""Files, folders and standard input to articles: one module a format."""
