/** The marks between words that are put together in code or templates, with the spaces around them. */
export interface Marks {
  /** Between two parts of a sentence. */
  comma: string
  /** Between the items of a list. */
  listComma: string
  semicolon: string
  colon: string
  /** Behind a sentence, with the space before the next one. */
  stop: string
}

const latin: Marks = { comma: ', ', listComma: ', ', semicolon: '; ', colon: ': ', stop: '. ' }
const chinese: Marks = { comma: '，', listComma: '、', semicolon: '；', colon: '：', stop: '。' }

const marks: Readonly<Record<string, Marks>> = {
  ar: { ...latin, comma: '، ', listComma: '، ', semicolon: '؛ ' },
  fr: { ...latin, semicolon: '\u00a0; ', colon: '\u00a0: ' },
  zh: chinese,
}

/** The marks of a language. @param code BCP 47 */
export function marksOf(code: string): Marks {
  return marks[code.split('-')[0] ?? ''] ?? latin
}

/** A sentence with its stop, one alone also behind “7:30 a.m.”, and the space before the next one. @param code BCP 47 */
export function endSentence(text: string, code: string): string {
  return text.endsWith('.') ? `${text} ` : text + marksOf(code).stop
}
