const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 8

/** An answer code that the same seed repeats: only for made-up inquiries. */
export function makeCode(random: () => number): string {
  return Array.from({ length: codeLength }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
}
