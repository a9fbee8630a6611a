"""What the benchmark of the board needs beside itself: a map filled through the product's doors, and the reckoning after."""
