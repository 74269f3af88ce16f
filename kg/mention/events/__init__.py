"""Events: what a page reports on, when and where it was, and its sessions."""
