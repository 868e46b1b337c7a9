import { compilePathsOnce } from '../../../src/platform/web/compile-paths-once.js'

// Every test app has the same paths, and compiling them takes a quarter of the time to make it.
compilePathsOnce()
