"""How long people wait, with those who are still waiting counted for what is known of them."""
