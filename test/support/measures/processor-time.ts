/** Milliseconds of processor time that some work takes in this process: a busy machine does not make them more, as it does by the clock. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return msSince(before)
}

/** As `processorTime`, of work that others have a turn in. What helper threads use meanwhile is counted, too. */
export async function processorTimeOf(work: () => Promise<unknown> | unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return msSince(before)
}

function msSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
