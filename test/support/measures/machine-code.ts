import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const tries = 3

/** Bytes of machine code that V8 compiles a pattern to for texts like this one: the most of three tries. */
export function machineCodeOf({ source, flags }: Pick<RegExp, 'source' | 'flags'>, text: string): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const held = () => {
    collect()
    return getHeapSpaceStatistics()
      .filter(({ space_name: name }) => name.includes('code'))
      .reduce((sum, space) => sum + space.space_used_size, 0)
  }
  const kept: RegExp[] = []
  const sizes = Array.from({ length: tries }, (_, each) => {
    const before = held()
    // A new source each time: V8 remembers the code of the last ones.
    const pattern = new RegExp(`${source}|\uE000${each}`, flags)
    kept.push(pattern)
    // First it is interpreted.
    for (let times = 0; times < 4; times++) {
      pattern.lastIndex = 0
      pattern.test(text)
    }
    return held() - before
  })
  return kept.length === tries ? Math.max(...sizes) : Number.NaN
}
