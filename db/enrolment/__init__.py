"""How a device gets into the centre: keys and certificates, the bundle, six digits, passwords."""
