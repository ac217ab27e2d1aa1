"""What the project promises in numbers, measured side by side in one run: `make bench`."""
