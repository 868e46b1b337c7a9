import { inSlices, type Slices, yieldToEventLoop } from '../platform/threads/slices.js'
import type { Danger } from './danger/danger.js'
import { openGlossary } from './glossary/open-glossary.js'
import { englishDictionarySlices } from './matching/english-dictionary.js'
import type { Identifier } from './privacy/identifier.js'

/** The parts of an answer that are slow the first time. */
export interface WarmUpParts {
  assess(text: string, lang: string): Danger
  findIdentifiers(text: string, lang: string): Identifier[]
  /** Answers without storing anything. */
  inquire(text: string, lang: string): Promise<unknown>
}

/** A text and its language. */
export interface WarmUpText {
  text: string
  lang: string
}

/** With what identifies a person, so that all patterns are needed. */
const details =
  'IEP report of May 4, 2015. Born March fifth. 12 Oak Street, apt 3, 216-555-0100, id 4471 - user: ana_b'

/** The patterns and word lists of a process are read once. */
const warm = new Set<string>()

/**
 * Answers a text in each language that nobody asked, so that few families wait for its patterns: V8 compiles each when it is
 * first used. The first answer takes 0.4 s of processor time, under load up to 5.9 s.
 */
export async function warmUp(
  texts: readonly WarmUpText[],
  parts: WarmUpParts,
  stopping: AbortSignal,
): Promise<void> {
  for (const each of cold(texts, stopping)) {
    // The second time, each pattern is compiled to machine code.
    await inSlices(slices(each, parts), stopping)
    await inSlices(slices(each, parts), stopping)
    await parts.inquire(each.text, each.lang)
    await yieldToEventLoop()
  }
}

/** Once, and no more: for languages that are rarely written. Machine code for their patterns takes megabytes. */
export async function warmUpALittle(
  texts: readonly WarmUpText[],
  parts: Omit<WarmUpParts, 'inquire'>,
  stopping: AbortSignal,
): Promise<void> {
  for (const each of cold(texts, stopping)) await inSlices(slices(each, parts), stopping)
}

/** Those in a language that nothing was answered in yet. */
function* cold(texts: readonly WarmUpText[], stopping: AbortSignal): Generator<WarmUpText> {
  for (const each of texts) {
    if (warm.has(each.lang) || stopping.aborted) continue
    warm.add(each.lang)
    yield each
  }
}

function* slices(
  { text, lang }: WarmUpText,
  { assess, findIdentifiers }: Omit<WarmUpParts, 'inquire'>,
): Slices<void> {
  yield* englishDictionarySlices()
  openGlossary(lang)
  yield
  assess(text, lang)
  yield
  findIdentifiers(`${text} ${details}`, lang)
  yield
}
