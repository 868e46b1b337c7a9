/** Milliseconds of processor time that some work takes in this process: a busy machine does not make them more, as it does by the clock. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
