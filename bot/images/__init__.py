"""The pictures that people give for clips to begin with: checked, decoded apart, kept."""
