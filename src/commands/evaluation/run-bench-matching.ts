import { allUnderstandStages, understandConcern } from '../../answering/understand-concern.js'
import { compose } from '../../compose.js'
import { readConfig } from '../../config.js'
import { createLog } from '../../platform/web/log.js'
import type { BenchConcern } from './bench-concerns.js'
import { type LoadLimits, runLoad } from './bench-load.js'

// Matching alone, in this process and without HTTP. Started by `npm run bench`, which sends the work.

/** One load to run. */
export interface MatchingWork {
  concerns: BenchConcern[]
  limits: LoadLimits
}

const config = readConfig(process.env)
const services = await compose(config, { log: createLog('error') })
await services.finishStarting()
while (services.health().signals.includes('meaning') !== config.meaning)
  await new Promise((resolve) => setTimeout(resolve, 20))

process.on('message', async (work: MatchingWork) => {
  const result = await runLoad(work.limits, (n) => {
    const { text } = work.concerns[n % work.concerns.length]!
    const request = { text, lang: null, school: null, moment: new Date() }
    return understandConcern(request, services.understandTools(), allUnderstandStages)
  })
  process.send?.(result)
})
process.on('SIGTERM', async () => {
  await services.close()
  process.exit(0)
})
console.log('Ready.')
