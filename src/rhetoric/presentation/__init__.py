"""Tables in, charts out; text and spans in, escaped HTML out. Nothing here opens a warehouse or a page."""
