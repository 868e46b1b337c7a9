/**
 * The largest growth of a count between two turns of the event loop while some work ran.
 * @param count counts steps, or milliseconds used by this process
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
 * The share of its processor time that some work used in its longest turn of the event loop: near 1 if
 * nothing else got a turn.
 * @returns the best of several tries, stopping early below `enough`: a garbage collection may fall into one
 * turn
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
