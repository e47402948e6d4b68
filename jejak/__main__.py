"""`python -m jejak`: the command line."""

from jejak.cli import app

if __name__ == "__main__":
    app(prog_name="jejak")
