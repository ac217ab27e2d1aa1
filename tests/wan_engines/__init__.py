"""The real engine on a machine whose memory is too small for its plan, played in a worker."""
