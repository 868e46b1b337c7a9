interface WarningLog {
  warn(what: object, message: string): void
}

/**
 * A warning that may occur many times a second: logged at first, then once a minute with its count.
 * @param everyMs defaults to a minute
 */
export function createRareWarning(
  log: WarningLog,
  message: string,
  everyMs = 60_000,
): (what: object) => void {
  let isQuiet = false
  let times = 0
  let last: object = {}

  function beQuiet(): void {
    isQuiet = true
    setTimeout(() => {
      isQuiet = false
      if (times === 0) return
      log.warn({ ...last, times }, message)
      times = 0
      beQuiet()
    }, everyMs).unref()
  }

  return (what) => {
    last = what
    if (isQuiet) times++
    else {
      log.warn(what, message)
      beQuiet()
    }
  }
}
