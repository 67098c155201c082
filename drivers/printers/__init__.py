"""Slip printers: a slip drawn as a picture, the picture as bytes, the bytes confirmed."""
