"""The AMI client: strict frames in, checked actions out. The only place that knows panoramisk."""
