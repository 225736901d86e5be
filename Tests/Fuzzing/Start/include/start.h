// Nothing is called from Swift: the module is there to be linked.
