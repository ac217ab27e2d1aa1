"""`python -m bot doctor`: what is wrong on this machine, and how to mend it."""
