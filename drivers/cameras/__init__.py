"""A camera that reads QR codes and notices people; it keeps no picture."""
