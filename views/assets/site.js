// The only script of the public pages. Every page works without it.
