"""What phenomena are drawn with: pages, scenes, graphs, letters."""
