import { summaryParts } from '../../content/revisions/summarize-changes.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'

const partSaid = /^([a-z -]+): (.+)$/
const countSaid = /^(\d+) (added|changed|removed)$/

/**
 * A revision's summary in the language of a page. It is kept as `summarizeChanges` wrote it, which is English; what is not written
 * so stays as it is.
 */
export function saySummary(summary: string, { t, code }: Speech): string {
  if (summary === 'only the order changed') return t('routing.summary.order')
  const number = new Intl.NumberFormat(code)
  return summary
    .split('; ')
    .map((part) => {
      const [, name, counts] = partSaid.exec(part) ?? []
      if (!name || !counts || !isPart(name)) return part
      const said = counts.split(', ').map((count) => {
        const [, times, did] = countSaid.exec(count) ?? []
        return did
          ? t(`routing.summary.did.${did}` as WordKey, { number: number.format(Number(times)) })
          : count
      })
      return `${t(`routing.summary.part.${keyOf(name)}` as WordKey)}: ${said.join(', ')}`
    })
    .join('; ')
}

const keyOf = (name: string) => name.replaceAll(/[ -]/g, '_')

const isPart = (name: string) => summaryParts.includes(name)
