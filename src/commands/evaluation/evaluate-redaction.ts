import type { Redacted } from '../../answering/privacy/redact-concern.js'
import type { Redactor } from '../../answering/privacy/redactor.js'
import { type UnderstandTools, understandConcern } from '../../answering/understand-concern.js'
import { type LabeledText, labeledParts, readLabeledIdentifiers } from './labeled-identifiers.js'
import { measureRedaction } from './measure-redaction.js'

type Tools = UnderstandTools & { redactor: Redactor }

/**
 * Measures how well identifiers are found in labeled texts, and whether the redacted text still leads to the same
 * office.
 */
export async function evaluateRedaction(file: string, tools: Tools, misses: boolean): Promise<string> {
  const texts = readLabeledIdentifiers(file)
  const lines = ['texts             n  identifiers  recall  words lost  texts hurt']
  for (const part of labeledParts) {
    for (const lang of ['en', 'es'] as const) {
      const some = texts.filter((text) => text.part === part && text.lang === lang)
      const { identifiers, missed, ...shares } = measureRedaction(some, tools.redactor.find)
      const cells = [shares.recall, shares.lostWords, shares.textsHurt].map((share) =>
        percent(share).padStart(9),
      )
      const counts = [String(some.length).padStart(6), String(identifiers).padStart(12)]
      lines.push([`${part} ${lang}`.padEnd(12), ...counts, ...cells].join(' '))
      // Held-out texts stay unseen.
      if (misses && part === 'tune')
        lines.push(...missed.map(({ kind, words, text }) => `  missed ${kind} ${words}: ${text}`))
    }
  }
  const { same, routed } = await compareRouting(texts, tools)
  const share = percent(same / routed)
  lines.push('', `the first office is the same without what was taken out: ${share} of ${routed}`)
  return lines.join('\n')
}

/** Routes each text as typed and as redacted. */
export async function compareRouting(
  texts: readonly Pick<LabeledText, 'text' | 'lang'>[],
  tools: Tools,
): Promise<{ same: number; routed: number }> {
  const firstOffice = async (text: string, lang: string, redacted: Redacted | null) => {
    const request = { text, lang, school: null, moment: new Date(), redacted }
    const { match } = await understandConcern(request, tools)
    return match.outcome === 'handover' ? null : match.offices[0]?.office
  }
  let same = 0
  for (const { text, lang } of texts) {
    const redacted = tools.redactor.redact(text, lang)
    const typed = await firstOffice(text, lang, redacted)
    if (typed === (await firstOffice(redacted.text ?? '', lang, null))) same++
  }
  return { same, routed: texts.length }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
