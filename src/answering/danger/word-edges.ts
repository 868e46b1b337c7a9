/** Scripts that our words are not written in, and characters without a form. */
const others =
  /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]|\p{C}/gu

/**
 * Source of a class of letters, marks, and digits. V8 compiles `[\p{L}\p{M}\p{N}]` to 8 KB of machine code at each place where a text beyond
 * Latin-1 is searched for it, and these ranges to 1 KB. Characters of other scripts count as the one of ours before them, and none
 * beyond U+FFFF as a letter.
 */
function wordCharacters(): string {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('')
  const escaped = (character = '') => `\\u{${character.charCodeAt(0).toString(16)}}`
  const ranges = all.replace(others, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return `[${ranges.map((range) => `${escaped(range[0])}-${escaped(range.at(-1))}`).join('')}]`
}

const character = wordCharacters()

/** The beginning of a word in a pattern, in scripts with spaces between words. */
export const begins = `(?<!${character})`

/** The end of a word in a pattern. */
export const ends = `(?!${character})`

/** Languages whose script has no spaces between words, or whose particles attach: a word may begin and end anywhere. */
export const unspaced: ReadonlySet<string> = new Set(['zh', 'ko'])

/** A phrase of a list: the source of a pattern, and whether a word must end behind it. */
export interface ListedPhrase {
  source: string
  isWhole: boolean
}

/**
 * Source of a pattern for any of the phrases, each at the beginning of a word. Only to be tested: which phrase it finds first is open. The
 * edges are written once, not with each phrase: V8 compiles each to 8 KB for texts beyond Latin-1.
 * @param start what stands before each; nothing in scripts without spaces
 */
export function anyPhrase(phrases: readonly ListedPhrase[], start = begins): string {
  const any = (isWhole: boolean) =>
    phrases.filter((phrase) => phrase.isWhole === isWhole).map(({ source }) => source)
  const whole = any(true)
  return `${start}(?:${[...any(false), ...(whole.length > 0 ? [`(?:${whole.join('|')})${ends}`] : [])].join('|')})`
}
