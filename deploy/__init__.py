"""How the product is deployed: Asterisk configuration, the local runtime, the demo."""
