import assert from 'node:assert/strict'
import { type BrokenGlossary, glossaryLanguages } from '../../src/answering/glossary/open-glossary.js'
import { watchParts } from '../../src/answering/read-health.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createHealthNotes } from '../../src/platform/web/health-notes.js'
import { createLog } from '../../src/platform/web/log.js'

type Search = Parameters<typeof watchParts>[0]['search']

describe('The note about the search', () => {
  it('tells one that only fills from one that does not answer', () => {
    const notes = createHealthNotes({ now: () => new Date(), log: createLog('silent') })
    let status = {}
    const search = { status: () => status } as Search
    const liveRevision = { signals: () => ['words'] } as unknown as Parameters<
      typeof watchParts
    >[0]['liveRevision']
    watchParts({ search, liveRevision, notes })
    const keysWith = (state: string, phrasings: boolean) => {
      status = { state, phrasings }
      return notes.list().map(({ key }) => key)
    }
    assert.deepEqual(keysWith('starting', false), ['health.searchStarting'])
    assert.deepEqual(keysWith('ready', false), ['health.searchStarting'])
    assert.deepEqual(keysWith('unavailable', false), ['health.searchFallback'])
    assert.deepEqual(keysWith('unavailable', true), ['health.searchFallback'])
    assert.deepEqual(keysWith('ready', true), [])
  })
})

describe('The note about the glossaries', () => {
  it('names the files that are broken, and their languages', () => {
    const notes = createHealthNotes({ now: () => new Date(), log: createLog('silent') })
    const search = { status: () => ({ state: 'ready', phrasings: true }) } as unknown as Search
    const liveRevision = { signals: () => ['words'] } as never
    const broken: BrokenGlossary[] = []
    watchParts({ search, liveRevision, notes }, () => broken)
    assert.deepEqual(notes.list(), [])
    for (const lang of ['so', 'vi']) broken.push({ lang, file: `/srv/${lang}.csv`, fault: 'x' })
    const [note] = notes.list()
    assert.equal(note?.part, 'glossary')
    const said = createLanguage().speech('en').t(note!.key, note!.values)
    assert.match(
      said,
      /cannot be read: \/srv\/so\.csv, \/srv\/vi\.csv\. Questions in Somali and Vietnamese are answered/,
    )
  })

  it('can name every language that has one', () => {
    for (const lang of glossaryLanguages)
      for (const code of ['en', 'es'])
        assert.match(createLanguage().speech(code).t(`health.language.${lang}`), /^\p{L}[\p{L} ]+$/u)
  })
})
