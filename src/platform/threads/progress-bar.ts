/** Shows progress: a moving bar on a terminal, an occasional line elsewhere. */
export interface ProgressBar {
  /** @param share done, 0 to 1; at 1 the bar is finished */
  show(share: number): void
}

const width = 30
const lineEvery = 0.25

/** @param label the running task, in plain words @param out the stream to write to; standard output by default */
export function createProgressBar(label: string, out: NodeJS.WriteStream = process.stdout): ProgressBar {
  let shown = -1
  return {
    show(share) {
      const percent = Math.min(100, Math.round(share * 100))
      if (out.isTTY) {
        const full = Math.round((percent / 100) * width)
        out.write(
          `\r${label} [${'█'.repeat(full)}${'░'.repeat(width - full)}] ${percent} %${share >= 1 ? '\n' : ''}`,
        )
      } else if (Math.floor(share / lineEvery) > shown) {
        shown = Math.floor(share / lineEvery)
        out.write(`${label}: ${percent} %\n`)
      }
    },
  }
}
