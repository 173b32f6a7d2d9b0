"""The parts of `tools/upgrade_generator.py`: what another version of the generator is."""
