/** Milliseconds of processor time that some work takes in this process: a busy machine does not make them more, as it does by the clock. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * The most processor time, in milliseconds, that the process used between two turns of the event loop while some work went on. What
 * helper threads use meanwhile is counted, too.
 */
export async function maxTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let over = false
  let before = process.cpuUsage()
  const look = () => {
    const { user, system } = process.cpuUsage(before)
    before = process.cpuUsage()
    longest = Math.max(longest, (user + system) / 1000)
    if (!over) setImmediate(look)
  }
  setImmediate(look)
  await work()
  await new Promise(setImmediate)
  over = true
  return longest
}
