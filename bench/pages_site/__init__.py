"""The site that the pages benchmark measures: the product, and beside it the floor."""
