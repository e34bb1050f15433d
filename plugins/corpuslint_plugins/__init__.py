"""The kinds of check that come with corpuslint, one file each."""
