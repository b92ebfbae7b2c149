"""A corpus: many articles, which of them tell one story, and what has been done with them."""
