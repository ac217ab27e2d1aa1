"""An engine with weights that do not come with the program, as small as such can be."""
