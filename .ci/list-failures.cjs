const { appendFileSync } = require('node:fs')
const { reporters, Runner } = require('mocha')

/** Mocha's usual report. Also appends the file of each failed test to the file named by FAILED_FILES, one per line. */
module.exports = class ListFailures extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    const list = process.env.FAILED_FILES
    if (!list) return
    runner.on(Runner.constants.EVENT_TEST_FAIL, (test) => {
      appendFileSync(list, `${test.file ?? test.parent?.file ?? 'unknown'}\n`)
    })
  }
}
