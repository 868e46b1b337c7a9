import { decodeFile, detectEncoding, type TextEncoding } from './text-encoding.js'

/** A whole text file, without its byte order mark. */
export interface TextFile {
  text: string
  encoding: TextEncoding
}

/** Reads a file in UTF-8, UTF-16, or Windows-1252. @returns null if it is not text */
export async function readTextFile(path: string): Promise<TextFile | null> {
  const encoding = await detectEncoding(path)
  if (encoding === null) return null
  let text = ''
  for await (const piece of decodeFile(path, encoding)) text += piece
  return { text, encoding }
}

/** Whether a file in Windows-1252 can hold the language: not Vietnamese, and no other alphabet. @param lang BCP 47 */
export const hasWindowsLetters = (lang: string): boolean => {
  const { language, script } = new Intl.Locale(lang).maximize()
  return script === 'Latn' && language !== 'vi'
}
