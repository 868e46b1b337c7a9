import { lockFolder } from '../../../src/platform/database/lock-folder.js'

// Holds a data folder until it is killed.
await lockFolder(process.argv[2] ?? '', new AbortController().signal)
console.log('held')
setInterval(() => {}, 1000)
