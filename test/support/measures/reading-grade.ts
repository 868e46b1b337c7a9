import { load } from 'cheerio'
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

/** How hard a text is to read. */
export interface Reading {
  /** Flesch–Kincaid grade. */
  grade: number
  words: number
  /** The longest sentence. */
  longest: string
}

/**
 * Grades a text in pieces that each start a new sentence: paragraphs, headings, list items. Numbers, times,
 * dates, addresses, and codes each count as one short word, since nobody can choose others.
 */
export function readingOf(pieces: readonly string[]): Reading {
  const sentences = pieces.flatMap((piece) => sentencesOf(withoutNumbers(piece)))
  const words = sentences.flatMap(wordsOf)
  const longest = sentences.reduce((a, b) => (wordsOf(b).length > wordsOf(a).length ? b : a), '')
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables })
  return { grade, words: words.length, longest }
}

const counted = new Map<string, number>()

/** Counting them takes hundreds of patterns, and pages share most words. */
function syllablesOf(word: string): number {
  const count = counted.get(word) ?? syllable(word)
  counted.set(word, count)
  return count
}

export function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? []
}

/** True for a sentence; false for a heading, label, or list item. */
export function isSentence(text: string): boolean {
  return /[.!?…]["”’)]?$/.test(text)
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…]["”’)]?)\s+|\n/).filter((sentence) => wordsOf(sentence).length > 0)
}

function withoutNumbers(text: string): string {
  const oneWord = 'one'
  return text
    .replace(/\{\{\w+\}\}/g, oneWord)
    .replace(/\(\d{3}\)\s\d{3}-\d{4}(?:, ext\. \d+)?/g, oneWord)
    .replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+|\d+(?:\.\d+){3}\S*/g, oneWord)
    .replace(/\d{1,2}:\d{2}\s?(?:[AP]M)?/g, oneWord)
    .replace(/\b[A-Z\d]{4} [A-Z\d]{4}\b/g, oneWord)
    .replace(/\d[\d,.]*\d|\d(?:st|nd|rd|th)?/g, oneWord)
}

const leftOut = 'select, textarea, pre, code, svg, blockquote, .print-only, [lang]:not([lang=en])'
const blocks = new Set(
  'h1 h2 h3 p li dt dd div section article ul ol dl form nav label summary button th td'.split(' '),
)

/**
 * The texts of a page's main content, block by block. Leaves out lists of options, what a family typed, code,
 * other languages, and the printed address line.
 */
export function textsOf(html: string): string[] {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const $ = load(main, null, false)
  $(leftOut).remove()
  const texts = ['']
  const walk = (nodes: ReturnType<typeof $>) => {
    for (const node of nodes.toArray()) {
      if (node.type === 'text') texts.push(`${texts.pop()}${$(node).text()}`)
      else {
        const breaks =
          node.type === 'tag' && (blocks.has(node.name) || node.name === 'br' || isBlock($(node)))
        if (breaks) texts.push('')
        walk($(node).contents())
        if (breaks) texts.push('')
      }
    }
  }
  walk($('main').contents())
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean)
}

/** Parts of a line that are shown on separate lines. */
function isBlock(node: { is(selector: string): boolean }): boolean {
  return node.is('.line, a.button')
}
