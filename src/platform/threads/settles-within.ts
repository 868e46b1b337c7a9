/**
 * Waits for what may never come to an end.
 * @returns whether it came to its end in so many milliseconds
 * @throws what it rejects with in that time
 */
export async function settlesWithin(ms: number, work: Promise<unknown> | undefined): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([Promise.resolve(work).then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
