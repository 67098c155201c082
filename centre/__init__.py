"""What is true of any one-stop centre, whatever the machine: rules, settings, words, shell."""
