"""A whole corpus: read as a stream, grouped into stories, each story compared."""
