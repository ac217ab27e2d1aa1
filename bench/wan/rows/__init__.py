"""The rows, a file each: `rows(bench, frames)` yields the lines of one."""
