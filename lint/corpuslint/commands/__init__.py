"""The commands, one file each; each holds its click command under the name `command`."""
