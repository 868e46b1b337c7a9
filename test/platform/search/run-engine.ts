import { silentLog } from '../../../src/platform/search/log.js'
import { createSearchEngine } from '../../../src/platform/search/search-engine.js'

// A small service for tests to kill: starts the engine and prints the status of its server.
const [dataDir = '', path = '', ending = ''] = process.argv.slice(2)
const config = { dataDir, meiliUrl: null, meiliKey: null }
const engine = createSearchEngine({ config, log: silentLog, look: { path } })
await engine.start()
process.stdout.write(`${JSON.stringify(engine.status())}\n`)
if (ending === 'exit') process.exit(0)
if (ending === 'throw')
  setTimeout(() => {
    throw new Error('a fault that nobody caught')
  })
