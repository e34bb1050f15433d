"""`python -m corpuslint`."""

from corpuslint.cli import run

if __name__ == "__main__":  # a process that is started anew for --jobs imports this, too
    run()
