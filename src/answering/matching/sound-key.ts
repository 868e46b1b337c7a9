import { DoubleMetaphone } from 'natural/lib/natural/phonetics/index.js'

const doubleMetaphone = new DoubleMetaphone()

/**
 * A key for a word's sound: words that sound alike share it. English by Double Metaphone (Philips 2000), Spanish by its
 * own spelling: silent h, b and v, s, z and soft c, ll and y, k and qu.
 * @param word folded
 */
export function soundKey(word: string, lang: 'en' | 'es'): string {
  return lang === 'en' ? doubleMetaphone.process(word)[0]! : spanishSound(word)
}

function spanishSound(word: string): string {
  return word
    .replace(/ch/g, 'C')
    .replace(/qu?(?=[ei])/g, 'k')
    .replace(/gu(?=[ei])/g, 'G')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/[cz](?=[ei])/g, 's')
    .replace(/c/g, 'k')
    .replace(/G/g, 'g')
    .replace(/z/g, 's')
    .replace(/v/g, 'b')
    .replace(/ll/g, 'y')
    .replace(/h/g, '')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/x/g, 's')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/y$/, 'i')
}
