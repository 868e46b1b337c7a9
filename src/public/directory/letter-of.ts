/** What a list has a name under: a letter, `0–9` for digits, the first consonant in Korean, pinyin in Chinese. */
export function letterOf(name: string, alphabet: Intl.Collator, language: string): string {
  const first = ([...name][0] ?? '').toLocaleUpperCase(language)
  if (/\p{N}/u.test(first)) return '0–9'
  if (/\p{Script=Han}/u.test(first)) return pinyinLetter(first)
  if (/[가-힣]/.test(first)) return firstConsonant(first)
  const plain = first.normalize('NFD').charAt(0)
  return alphabet.compare(plain, first) === 0 ? plain : first
}

/** By character, nearly every Chinese topic would be alone. */
const pinyin = new Intl.Collator('zh-u-co-pinyin')

/** The first character of each letter; no syllable begins with I, U, or V. */
const firstOfLetter = Object.entries({
  ...{ A: '阿', B: '八', C: '嚓', D: '哒', E: '妸', F: '发', G: '旮', H: '哈', J: '讥', K: '咔', L: '垃' },
  ...{ M: '妈', N: '拏', O: '噢', P: '妑', Q: '七', R: '呥', S: '仨', T: '他', W: '穵', X: '夕', Y: '丫' },
  Z: '帀',
})

function pinyinLetter(character: string): string {
  return firstOfLetter.findLast(([, first]) => pinyin.compare(first, character) <= 0)?.[0] ?? 'A'
}

/** By syllable, nearly every Korean topic would be alone. Doubled consonants are under the single one. */
const consonants = 'ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ'
const syllablesPerConsonant = 588

function firstConsonant(syllable: string): string {
  return consonants.charAt(Math.floor((syllable.charCodeAt(0) - '가'.charCodeAt(0)) / syllablesPerConsonant))
}
