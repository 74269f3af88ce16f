"""Work: the pages on which signed-in people import documents, review what was read, and decide what is one."""
