import fc from 'fast-check'

const [firstSurrogate, surrogates, lastSign] = [0xd800, 0x800, 0x10ffff]

/**
 * Every sign of Unicode, for `fc.string({ unit: anySign })`. The same as the unit `binary`, which first lists the million of them:
 * seconds in each process.
 */
export const anySign = fc
  .nat({ max: lastSign - surrogates })
  .map((n) => String.fromCodePoint(n < firstSurrogate ? n : n + surrogates), indexOf)

/** @throws {TypeError} if it is not one sign: then fast-check knows that it made no such text */
function indexOf(sign: unknown): number {
  const code = typeof sign === 'string' ? sign.codePointAt(0) : undefined
  if (code === undefined || String.fromCodePoint(code) !== sign) throw new TypeError('Not one sign')
  if (code >= firstSurrogate && code < firstSurrogate + surrogates) throw new TypeError('Half a sign')
  return code < firstSurrogate ? code : code - surrogates
}
