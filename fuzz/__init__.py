"""Feed the product what no sender means to send, guided by what it reaches."""
