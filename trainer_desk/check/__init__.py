"""The writing check: spelling by Hunspell, grammar by a LanguageTool of our own."""
