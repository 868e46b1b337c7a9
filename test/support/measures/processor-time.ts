/**
 * Milliseconds of processor time that some work takes in this process: unlike the clock, a busy machine does
 * not add to it.
 */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return msSince(before)
}

/** Like `processorTime`, for work that yields. Includes the time of helper threads. */
export async function processorTimeOf(work: () => Promise<unknown> | unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return msSince(before)
}

function msSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
