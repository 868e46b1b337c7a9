/** FNV-1a over a text's UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Hashes a feature template's number with its values. */
export function mix(template: number, one: number, two = 0, three = 0): number {
  let hash = Math.imul(template + 1, 0x9e3779b1)
  hash = Math.imul(hash ^ one, 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash ^ two, 0xc2b2ae35)
  hash ^= hash >>> 13
  hash = Math.imul(hash ^ three, 0x27d4eb2f)
  return (hash ^ (hash >>> 16)) >>> 0
}
