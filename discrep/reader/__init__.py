"""Files and folders to articles: one module a format."""
