import { foldWithApostrophes } from '../../platform/text/tokenize.js'

/**
 * A text as the patterns of a language read it: lower case, straight apostrophes, without accents. Vietnamese keeps its marks, because
 * they tell words apart: "tự tử" is suicide, "từ từ" is slowly.
 * @param base BCP 47 code without a region
 */
export function foldForPatterns(text: string, base: string): string {
  return base === 'vi' ? foldVietnamese(text) : foldWithApostrophes(text)
}

/** Words between strokes as a pattern's source: each as written and, in Vietnamese, also as people type it without marks. */
export function eitherWay(words: string, base: string): string {
  if (base !== 'vi') return foldWithApostrophes(words)
  const forms = words
    .split('|')
    .flatMap((word) =>
      everydayWithoutMarks.has(word) ? [foldVietnamese(word)] : [foldVietnamese(word), plain(word)],
    )
  return [...new Set(forms)].join('|')
}

/** Without their marks, these are everyday words: "tổng tiền" (the total), "rồi vào" (then go in), "dù con" (although my child). */
const everydayWithoutMarks = new Set([
  ...['tống tiền', 'cháy trường', 'trường cháy', 'bỏ đói', 'roi vào', 'dụ con', 'muộn', 'hư', 'hỏng'],
])

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
const letters = /[\p{L}\p{M}]+/gu

/** The tone of a syllable goes behind it: "hòa" and "hoà" are the same word. */
function foldVietnamese(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(letters, (word) => word.replace(tones, '').normalize('NFC') + (word.match(tones) ?? []).join(''))
}

function plain(text: string): string {
  return foldWithApostrophes(text).replaceAll('đ', 'd')
}
