import { runStandbyDrill } from '../processes/standby-drill.js'

// Loses a machine with as many districts as you say. `npm run drill` tries it with a few, as CI does.
//
//     LITESTREAM=/path/to/litestream npx tsx test/support/run/standby-drill.ts 10

const litestream = process.env.LITESTREAM ?? '/usr/bin/litestream'
const districts = Number(process.argv[2] ?? 4)
const result = await runStandbyDrill({ litestream, districts, askingMs: 20_000 })
console.log(JSON.stringify(result))
process.exitCode = result.whole === districts && result.oldest < 2000 ? 0 : 1
