import type { CutTopics } from './measure-cut-topics.js'

/** Accuracy of topics with ten phrasings, next to their accuracy with all, as text. */
export function printCutTopics(measured: readonly CutTopics[]): string {
  const rows = measured.map(({ topics, concerns, rightWithAll, rightWhenCut, others }) => {
    const kept = percent(rightWhenCut / rightWithAll)
    const rest = `the others: ${percent(others.rightWithAll / others.concerns)} before, ${percent(others.rightWhenCut / others.concerns)} now`
    return `${topics.length} topics, ${concerns} concerns: right ${rightWithAll} with all, ${rightWhenCut} with ten phrasings each, ${kept} of it; ${rest}`
  })
  const sum = (count: (each: CutTopics) => number) => measured.reduce((all, each) => all + count(each), 0)
  const kept = sum(({ rightWhenCut }) => rightWhenCut) / sum(({ rightWithAll }) => rightWithAll)
  return [...rows, `altogether ${percent(kept)}`].join('\n')
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`
