"""What many tests build on: a platform that records, a clock to turn by hand, a quick generator."""
