import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { Readable } from 'node:stream'
import iconv from 'iconv-lite'

/** How the letters of a text file are stored. Excel writes each of these. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Enough to recognize UTF-16 without a mark by its zeros. */
const sampleBytes = 1024

/** Windows-1252 has no letter for these bytes. */
const unusedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/**
 * Detects the encoding of a text file: by its byte order mark, by the zeros of UTF-16, or else by reading it.
 * @returns null if it is not text, or is UTF-8 with broken letters
 */
export async function detectEncoding(path: string): Promise<TextEncoding | null> {
  const start = readStart(path, sampleBytes)
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return encodingByZeros(start) ?? encodingByReading(path)
}

/** The text of a file, in pieces, without its byte order mark. */
export function decodeFile(path: string, encoding: TextEncoding): Readable {
  const decoder = iconv.getDecoder(encoding)
  async function* pieces() {
    let isFirst = true
    for await (const bytes of createReadStream(path)) {
      const text = decoder.write(bytes)
      yield isFirst ? text.replace(/^\uFEFF/, '') : text
      if (text !== '') isFirst = false
    }
    const rest = decoder.end()
    if (rest) yield rest
  }
  return Readable.from(pieces())
}

/** The first bytes of a file; fewer if it is shorter. */
export function readStart(path: string, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0))
  } finally {
    closeSync(file)
  }
}

/** English text in UTF-16 has a zero in every second byte. */
function encodingByZeros(bytes: Buffer): TextEncoding | null {
  const zeros = [0, 0]
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2]!++
  const [even = 0, odd = 0] = zeros
  const many = bytes.length / 4
  if (odd > many && even === 0) return 'utf-16le'
  if (even > many && odd === 0) return 'utf-16be'
  return null
}

/** Text that does not decode as UTF-8, and has no multibyte letters that do, is Windows-1252. */
async function encodingByReading(path: string): Promise<TextEncoding | null> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const lenient = new TextDecoder('utf-8')
  let isUtf8 = true
  let isWindows = true
  let hasLongLetters = false
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    if (bytes.includes(0)) return null
    isUtf8 &&= decodes(strict, bytes)
    hasLongLetters ||= /[\u0080-\uFFFC]/u.test(lenient.decode(bytes, { stream: true }))
    isWindows &&= !bytes.some((byte) => unusedBytes.has(byte))
  }
  if (isUtf8 && decodes(strict)) return 'utf-8'
  return isWindows && !hasLongLetters ? 'windows-1252' : null
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes?: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined })
    return true
  } catch {
    return false
  }
}
