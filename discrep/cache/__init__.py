"""What is kept between runs, so that an article that has not changed is not read again."""
