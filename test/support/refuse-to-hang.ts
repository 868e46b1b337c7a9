/** How long what was started may take to end once the last test is over, in milliseconds. */
const patience = 10_000

/** The process is to end by itself: a server, timer or worker that a test left running makes the run fail. */
export const mochaHooks = {
  afterAll() {
    setTimeout(() => {
      console.error(
        `Still running ${patience / 1000} s after the last test:`,
        process.getActiveResourcesInfo(),
      )
      // Mocha sets the exit code by its count of failures when the process ends: this comes after it.
      process.on('exit', () => {
        process.exitCode = 1
      })
      process.exit(1)
    }, patience).unref()
  },
}
