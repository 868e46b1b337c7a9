/**
 * The most that a count grew between two turns of the event loop while some work went on.
 * @param count of steps, or of milliseconds that this process used
 */
export async function maxBetweenTurns(count: () => number, work: () => Promise<unknown>): Promise<number> {
  let most = 0
  let over = false
  let before = count()
  const look = () => {
    const now = count()
    most = Math.max(most, now - before)
    before = now
    if (!over) setImmediate(look)
  }
  setImmediate(look)
  await work()
  await new Promise(setImmediate)
  over = true
  return most
}

/**
 * How much of its whole processor time some work used in its longest turn of the event loop: near 1 where nobody else had a turn.
 * @returns the least of some tries, each over when one is below `enough`: a collection of garbage may fall into one turn
 */
export async function longestTurnShare(work: () => Promise<unknown>, enough: number): Promise<number> {
  let least = 1
  for (let tries = 0; tries < 4 && least > enough; tries++) {
    const began = used()
    const longest = await maxBetweenTurns(used, work)
    least = Math.min(least, longest / (used() - began))
  }
  return least
}

function used(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
