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
      process.exit(1)
    }, patience).unref()
  },
}
