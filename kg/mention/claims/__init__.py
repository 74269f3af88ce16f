"""Claims: challenges, barriers, needs, and the perspectives that speak of them."""
