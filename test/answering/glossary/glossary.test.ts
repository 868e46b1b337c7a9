import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGlossary } from '../../../src/answering/glossary/glossary.js'
import {
  createGlossaries,
  glossaryLanguages,
  openGlossary,
} from '../../../src/answering/glossary/open-glossary.js'
import { fromRoot } from '../../../src/platform/root.js'

const entry = (line: string) => {
  const [term = '', english = ''] = line.split(' = ')
  return { term, english }
}
const english = new Set(['teacher', 'vape', 'bus', 'men'])
const reader = (lang: string, ...lines: string[]) => {
  const glossary = createGlossary(lang, lines.map(entry))
  return (text: string) => glossary.read(text, (word) => english.has(word))
}

describe('A glossary', () => {
  it('matches the longest term at each word', () => {
    const read = reader('fr', 'bus = bus', 'bus scolaire = school bus', 'en retard = late')
    assert.equal(read('Le bus scolaire est en retard'), 'school bus late')
  })

  it('lets a star match any ending, after exact terms', () => {
    const read = reader('ru', 'автобус* = bus', 'автобусы = buses')
    assert.equal(read('автобуса автобусы'), 'bus buses')
  })

  it('ignores missing accents, but tells accents apart when written', () => {
    const read = reader('vi', 'mẹ = mother', 'me = tamarind', 'đi học = go to school')
    assert.equal(read('mẹ'), 'mother')
    assert.equal(read('me'), 'tamarind')
    assert.equal(read('di hoc'), 'go to school')
  })

  it('strips Arabic prefixes and folds letters with several spellings', () => {
    const read = reader('ar', 'مدرسة = school', 'أستاذ = teacher')
    assert.equal(read('بالمدرسه'), 'school')
    assert.equal(read('والاستاذ'), 'teacher')
  })

  it('strips Somali articles and possessives, but keeps short words whole', () => {
    const read = reader('so', 'bas = bus', 'bas ma imaan = bus did not come', 'guri = home', 'gu = spring')
    assert.equal(read('baskii basku baskayga gurigeenna'), 'bus bus bus home')
    assert.equal(read('Baskii ma imaan'), 'bus did not come')
    assert.equal(read('guka'), null)
  })

  it('strips Korean particles', () => {
    const read = reader('ko', '감독 = coach', '통학버스 = school bus')
    assert.equal(read('감독은 통학버스에서'), 'coach school bus')
  })

  it('reads Chinese without spaces, in traditional characters too, mixed with Latin letters', () => {
    const read = reader('zh', '校车 = school bus', '没来 = did not come', '老师 = teacher')
    assert.equal(read('校車今天沒來'), 'school bus did not come')
    assert.equal(read('IEP老师'), 'iep teacher')
  })

  it('keeps English words mixed in, except those too short to be sure of', () => {
    const read = reader('tl', 'anak* = child')
    assert.equal(read('ang anak ko may vape, men'), 'child vape')
  })

  it('returns nothing when it knows no word', () => {
    assert.equal(reader('so', 'hooyo* = mother')('teacher'), null)
    assert.equal(reader('so', 'hooyo* = mother')(''), null)
  })

  it('reads a text whole where nothing but small words is lost', () => {
    const small = new Set(['du', 'de'])
    const whole = (lang: string, text: string) => openGlossary(lang)!.readWhole(text, small)
    assert.equal(whole('fr', 'numéro du secrétariat'), 'phone number front office')
    assert.equal(whole('fr', 'numéro du secrétariat de Zorglub'), null)
    assert.equal(openGlossary('zh')!.readWhole('校长是谁？', new Set('是谁')), 'principal')
    assert.equal(openGlossary('zh')!.readWhole('校长是谁？', small), null)
  })

  it('reads a late bus and an unheard call in the words of each region', () => {
    const said: [lang: string, text: string, english: string][] = [
      ['ar', 'لم تأت الحافلة', 'the bus did not come'],
      ['ar', 'الطوبيس ما جاش', 'bus never came'],
      ['ar', 'الحافلة تتأخر', 'bus is late'],
      ['ar', 'متنا من الحر', 'too hot'],
      ['ar', 'بدي أموت', 'suicide wants to die'],
      ['ar', 'بدي أموت من الضحك', 'laughs'],
      ['so', 'Baskii ma imaan', 'bus did not come'],
      ['so', 'Basku wuu daahay', 'bus is late'],
      ['so', 'arday bistoolad boorsada ku wata', 'student gun backpack'],
      ['so', 'Kulayl baa na dilay', 'too hot'],
      ['so', 'Cidna telefoonka ma qabato', 'nobody answers the phone'],
    ]
    for (const [lang, text, english] of said)
      assert.equal(
        openGlossary(lang)!.read(text, () => false),
        english,
        text,
      )
  })

  it('names each term once, with plain English', () => {
    for (const lang of ['ar', 'so']) {
      const lines = readFileSync(fromRoot('seeds', 'glossary', `${lang}.csv`), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
      const terms = lines.map((line) => line.split(',')[0])
      assert.deepEqual(
        terms.filter((term, at) => terms.indexOf(term) !== at),
        [],
        lang,
      )
      for (const line of lines) assert.match(line, /^[^,"*]*[^,"*\s]\*?,[a-z0-9' -]+$/, lang)
    }
  })

  it('ships in ten languages, each entry with its English', () => {
    const langs = readdirSync(fromRoot('seeds', 'glossary')).map((file) => file.replace('.csv', ''))
    assert.deepEqual(langs.sort(), [...glossaryLanguages])
    const mother = { ar: 'أمي', fr: 'mère', ht: 'manman', ko: '엄마가', pt: 'mãe', ru: 'мать' }
    for (const [lang, word] of Object.entries(mother))
      assert.match(openGlossary(lang)!.read(word, () => false)!, /mother/, lang)
    assert.equal(openGlossary('en'), null)
    assert.equal(openGlossary('../en'), null)
  })

  it('that cannot be read is as none, and is told with its file, once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'glossaries-'))
    try {
      const bad = { so: 'term,english\nhooyo,mother,more\n', vi: '', ru: 'git-lfs\nversion\n' }
      for (const [lang, text] of Object.entries({ ...bad, fr: 'term,english\nmère,mother\n' }))
        writeFileSync(join(folder, `${lang}.csv`), text)
      const { open, broken } = createGlossaries(folder)
      assert.equal(
        open('fr')!.read('mère', () => false),
        'mother',
      )
      assert.deepEqual(broken(), [])
      for (const lang of ['ko', 'so', 'vi', 'ru', 'so']) assert.equal(open(lang), null)
      assert.deepEqual(
        broken().map(({ file }) => file),
        ['ko', 'so', 'vi', 'ru'].map((lang) => join(folder, `${lang}.csv`)),
      )
      assert.match(broken()[0]!.fault, /no such file/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
