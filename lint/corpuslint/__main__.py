"""`python -m corpuslint`."""

from corpuslint.cli import main

if __name__ == "__main__":  # a process that is started anew for --jobs imports this, too
    main()
