import { readFileSync } from 'node:fs'
import { fromRoot } from '../root.js'

/** BCP 47 codes of Chinese in simplified and in traditional characters. */
export const simplified = 'zh'
export const traditional = 'zh-Hant'

/** Whether readers of a tag write traditional characters: `zh-TW`, `zh-HK`, `yue`. */
export function isTraditional(tag: string): boolean {
  return /^(?:zh|yue|cmn)\b/i.test(tag) && !/-hans\b/i.test(tag) && /^yue|-(?:hant|tw|hk|mo)\b/i.test(tag)
}

const han = /\p{Script=Han}/u
let opened: ((text: string) => string) | null = null

/** Chinese in traditional characters, as they are written in Taiwan. */
export function toTraditional(text: string): string {
  if (!han.test(text)) return text
  const convert = opened ?? createConverter(readTable())
  opened = convert
  return convert(text)
}

/** Made by `npm run traditional-chinese`: simplified words, each with the traditional ones. */
function readTable(): Map<string, string> {
  const lines = readFileSync(fromRoot('views', 'words', 'traditional-chinese.txt'), 'utf8')
    .trim()
    .split('\n')
  return new Map(lines.map((line) => line.split(' ') as [string, string]))
}

/** Replaces the longest words first, from left to right. @param table single characters and phrases */
export function createConverter(table: ReadonlyMap<string, string>): (text: string) => string {
  const longest = new Map<string, number>()
  for (const words of table.keys()) {
    const [first = '', ...rest] = words
    longest.set(first, Math.max(longest.get(first) ?? 0, rest.length + 1))
  }
  return (text) => {
    const signs = [...text]
    let written = ''
    for (let at = 0; at < signs.length; ) {
      let length = Math.min(longest.get(signs[at]!) ?? 1, signs.length - at)
      while (length > 1 && !table.has(signs.slice(at, at + length).join(''))) length--
      const words = signs.slice(at, at + length).join('')
      written += table.get(words) ?? words
      at += length
    }
    return written
  }
}
