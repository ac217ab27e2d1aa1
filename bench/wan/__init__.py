"""The Wan engine measured with the true architecture and random weights; see `bench.wan_gpu`."""
