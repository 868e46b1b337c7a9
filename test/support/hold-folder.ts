import { holdFolder } from '../../src/platform/database/hold-folder.js'

// Holds a data folder until it is killed.
await holdFolder(process.argv[2] ?? '', new AbortController().signal)
console.log('held')
setInterval(() => {}, 1000)
