const { appendFileSync } = require('node:fs')
const { relative } = require('node:path')
const { reporters, Runner } = require('mocha')

const { EVENT_HOOK_END, EVENT_RUN_END, EVENT_TEST_END, EVENT_TEST_FAIL } = Runner.constants
const maxListed = 15

/**
 * Mocha's usual report, then the slowest files. Also appends the file of each failed test to the file named by
 * FAILED_FILES, one per line.
 */
module.exports = class ListFailures extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    const list = process.env.FAILED_FILES
    const fileOf = (each) => each.file ?? each.parent?.file ?? 'unknown'
    if (list) runner.on(EVENT_TEST_FAIL, (test) => appendFileSync(list, `${fileOf(test)}\n`))

    const tookMs = new Map()
    const add = (each) => tookMs.set(fileOf(each), (tookMs.get(fileOf(each)) ?? 0) + (each.duration ?? 0))
    runner.on(EVENT_TEST_END, add)
    runner.on(EVENT_HOOK_END, add)
    runner.on(EVENT_RUN_END, () => {
      const slowest = [...tookMs].sort(([, a], [, b]) => b - a).slice(0, maxListed)
      console.log('  Slowest files:')
      for (const [file, ms] of slowest) console.log(`  ${Math.round(ms / 1000)} s  ${relative('', file)}`)
    })
  }
}
