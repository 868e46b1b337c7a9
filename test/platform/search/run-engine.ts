import { silentLog } from '../../../src/platform/search/log.js'
import { createSearchEngine } from '../../../src/platform/search/search-engine.js'

// A service in small, to be killed by the tests: starts the engine and says which process its server is.
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
