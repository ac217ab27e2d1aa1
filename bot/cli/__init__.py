"""The command line: `python -m bot run | ask | route | doctor | models`."""
