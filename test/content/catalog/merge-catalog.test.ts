import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { RevisionContent, WrittenContent } from '../../../src/answering/revision/revision.js'
import { compareCatalog } from '../../../src/content/catalog/compare-catalog.js'
import {
  areVersions,
  type CatalogMerge,
  endedByCatalogs,
  mergeCatalog,
} from '../../../src/content/catalog/merge-catalog.js'
import { findChanges } from '../../../src/content/revisions/find-changes.js'
import { briefWording } from '../../support/app/brief-fault.js'
import { smallContent } from '../../support/samples/small-revision.js'

type Edit = (content: WrittenContent) => void

const edited = (...edits: Edit[]): WrittenContent => {
  const content = structuredClone(smallContent())
  content.dangerPhrases = [
    { kind: 'suicide', lang: 'en', danger: true, text: 'i want to die' },
    { kind: 'suicide', lang: 'en', danger: false, text: 'i am dying of laughter' },
  ]
  content.synonyms = [{ lang: 'en', word: 'coach', means: ['bus'] }]
  content.outOfScope = [{ lang: 'en', text: 'renew my passport' }]
  for (const edit of edits) edit(content)
  return content
}
const mergeOf = (theirs: Edit[], ours: Edit[], change: Partial<CatalogMerge> = {}): CatalogMerge => ({
  ...{ base: edited(), theirs: edited(...theirs), ours: edited(...ours) },
  ...{ needed: new Set<string>(), services: new Set<string>(), dropsDanger: false },
  ...change,
})
const merged = (theirs: Edit[], ours: Edit[] = [], change: Partial<CatalogMerge> = {}) =>
  mergeCatalog(mergeOf(theirs, ours, change))
const topicIn = (content: WrittenContent, slug: string) => content.topics.find((topic) => topic.slug === slug)
const textsIn = (content: WrittenContent, slug: string) =>
  content.phrasings.filter(({ topic }) => topic === slug).map(({ text }) => text)
const slugsIn = (content: WrittenContent) => content.topics.map(({ slug }) => slug)

const addPhrasing =
  (text: string, topic = 'bus-late'): Edit =>
  ({ phrasings }) =>
    void phrasings.push({ topic, lang: 'en', text })
const dropPhrasing =
  (text: string): Edit =>
  (content) => {
    content.phrasings = content.phrasings.filter((row) => row.text !== text)
  }
const title =
  (words: string, slug = 'bus-late'): Edit =>
  (content) => {
    topicIn(content, slug)!.words.en.title = words
  }
const ladder =
  (...steps: string[][]): Edit =>
  (content) => {
    topicIn(content, 'bus-late')!.ladders = { any: steps }
  }
const addTopic =
  (slug: string, office = 'nutrition', at = 1): Edit =>
  ({ topics, phrasings }) => {
    const words = { en: { title: slug, summary: slug, bring: '' } }
    topics.splice(at, 0, {
      ...{ slug, also: [], straight: false, legal: false, words },
      ladders: { any: [[office]] },
    })
    phrasings.push({ topic: slug, lang: 'en', text: `about ${slug}` })
  }
const dropTopic =
  (slug: string): Edit =>
  (content) => {
    content.topics = content.topics.filter((topic) => topic.slug !== slug)
    content.phrasings = content.phrasings.filter(({ topic }) => topic !== slug)
  }
const addOffice =
  (id: string): Edit =>
  ({ offices }) =>
    void offices.push({ id, level: 'district', words: { en: { name: id, answersFor: id } } })

const renameMeals: Edit = ({ offices }) => {
  offices[1]!.words.en.name = 'Meals'
}

const withoutTopic = (changes: readonly string[], slug: string) =>
  changes.filter((each) => !each.endsWith(slug))

describe('The merge of a newer catalog', () => {
  it('takes what the district left as it was: added, changed, and removed', () => {
    const content = merged([
      addPhrasing('the bus drove past us'),
      dropPhrasing('the bus is late'),
      title('Bus problems'),
      ladder(['transportation'], ['principal']),
      addTopic('lunch-menu'),
      ({ synonyms }) => {
        synonyms[0]!.means = ['school bus']
      },
      ({ outOfScope }) => void outOfScope.push({ lang: 'en', text: 'fix my passport photo' }),
    ])
    assert.ok(textsIn(content, 'bus-late').includes('the bus drove past us'))
    assert.ok(!textsIn(content, 'bus-late').includes('the bus is late'))
    assert.equal(topicIn(content, 'bus-late')!.words.en.title, 'Bus problems')
    assert.deepEqual(topicIn(content, 'bus-late')!.ladders, { any: [['transportation'], ['principal']] })
    assert.deepEqual(slugsIn(content), ['bus-late', 'lunch-menu', 'lunch-account', 'grades'])
    assert.deepEqual(textsIn(content, 'lunch-menu'), ['about lunch-menu'])
    assert.deepEqual(content.synonyms[0]!.means, ['school bus'])
    assert.equal(content.outOfScope.length, 2)
  })

  it('keeps what the district changed, and takes the rest of the same topic', () => {
    const content = merged(
      [title('Bus problems'), ladder(['transportation'], ['principal']), addPhrasing('no bus in sight')],
      [title('Our yellow buses'), addPhrasing('the Elm Street bus'), dropPhrasing('the bus is late')],
    )
    const topic = topicIn(content, 'bus-late')!
    assert.equal(topic.words.en.title, 'Our yellow buses')
    assert.deepEqual(topic.ladders.any, [['transportation'], ['principal']])
    const texts = textsIn(content, 'bus-late')
    assert.ok(texts.includes('no bus in sight') && texts.includes('the Elm Street bus'))
    assert.ok(!texts.includes('the bus is late'), 'removed by the district')
  })

  it('takes the ladder of one level, and keeps that of another', () => {
    const level =
      (name: 'any' | 'high', ...steps: string[][]): Edit =>
      (content) => {
        topicIn(content, 'grades')!.ladders[name] = steps
      }
    const content = merged(
      [level('any', ['teacher']), level('high', ['teacher'])],
      [level('high', ['counselor'])],
    )
    assert.deepEqual(topicIn(content, 'grades')!.ladders, { any: [['teacher']], high: [['counselor']] })
  })

  it('brings back no topic that the district removed or ended, and changes none of its own', () => {
    const retire: Edit = (content) => {
      content.retired = [{ slug: 'grades', title: 'grades', successor: null }]
    }
    const gone = merged(
      [title('New words', 'grades'), addPhrasing('my report card', 'grades')],
      [dropTopic('grades'), retire],
    )
    assert.equal(topicIn(gone, 'grades'), undefined)
    assert.deepEqual(textsIn(gone, 'grades'), [])
    assert.equal(gone.retired?.length, 1)
    const own = merged([addTopic('ferry', 'teacher')], [addTopic('ferry', 'nutrition')])
    assert.deepEqual(topicIn(own, 'ferry')!.ladders.any, [['nutrition']])
  })

  it('gives no phrasing to a topic where the district gave it to another', () => {
    const said = 'where is my bus pass'
    assert.deepEqual(
      merged([addPhrasing(said)], [addPhrasing('Where is my bus pass?', 'grades')]).phrasings.filter(
        ({ text }) => text === said,
      ),
      [],
    )
    // Moved by the catalog itself.
    const moved = merged([dropPhrasing('the bus is late'), addPhrasing('the bus is late', 'grades')])
    assert.deepEqual(
      moved.phrasings.filter(({ text }) => text === 'the bus is late').map(({ topic }) => topic),
      ['grades'],
    )
  })

  it('removes a topic only if it is as it was, and nothing leads to it', () => {
    const theirs = [dropTopic('lunch-account')]
    assert.deepEqual(slugsIn(merged(theirs)), ['bus-late', 'grades'])
    assert.deepEqual(textsIn(merged(theirs), 'lunch-account'), [])
    for (const content of [
      merged(theirs, [title('Ours', 'lunch-account')]),
      merged(theirs, [addPhrasing('our own words', 'lunch-account')]),
      merged(theirs, [], { needed: new Set(['lunch-account']) }),
    ]) {
      assert.ok(topicIn(content, 'lunch-account'))
      assert.ok(textsIn(content, 'lunch-account').length >= 5, 'with its words')
    }
  })

  it('leaves an entry of a topic that it removes, for old links, and may bring that topic back', () => {
    const ended = [{ slug: 'lunch-account', title: 'Lunch account', successor: null }]
    const [theirs, ours] = [
      edited(dropTopic('lunch-account')),
      edited(title('Lunch account', 'lunch-account')),
    ]
    const merge = { ...mergeOf([], []), base: ours, theirs, ours }
    const content = mergeCatalog(merge)
    assert.deepEqual(content.retired, ended)
    assert.ok(
      compareCatalog(merge).taken.every(({ part }) => part === 'topic'),
      'one entry',
    )
    const next = { ...merge, theirs: edited(), ours: content }
    const taken = { ...theirs, ended: endedByCatalogs(merge, content) }
    const back = mergeCatalog({ ...next, base: taken })
    assert.ok(topicIn(back, 'lunch-account') && !('retired' in back))
    assert.deepEqual(mergeCatalog({ ...next, base: theirs }).retired, ended, 'not what the district ended')
  })

  it('adds new offices, changes and removes none, and names none that the district removed', () => {
    const content = merged(
      [addOffice('library'), addTopic('books', 'library'), addTopic('rides', 'transportation'), renameMeals],
      [
        (content) => {
          content.offices = content.offices.filter(({ id }) => id !== 'transportation')
          topicIn(content, 'bus-late')!.ladders = { any: [['principal']] }
        },
      ],
    )
    assert.ok(content.offices.some(({ id }) => id === 'library'))
    assert.equal(content.offices.find(({ id }) => id === 'nutrition')!.words.en.name, 'nutrition')
    assert.ok(topicIn(content, 'books'))
    assert.equal(topicIn(content, 'rides'), undefined, 'nobody would answer')
    assert.deepEqual(textsIn(content, 'rides'), [])
    assert.deepEqual(topicIn(content, 'bus-late')!.ladders.any, [['principal']])
  })

  it('takes out a danger phrase only if it is told to', () => {
    const without: Edit = (content) => {
      content.dangerPhrases = content.dangerPhrases.filter(({ danger }) => !danger)
    }
    const harmless: Edit = ({ dangerPhrases }) => {
      dangerPhrases[0]!.danger = false
    }
    const dangers = (content: WrittenContent) => content.dangerPhrases.filter(({ danger }) => danger)
    for (const edit of [without, harmless]) {
      assert.equal(dangers(merged([edit])).length, 1)
      assert.equal(dangers(merged([edit], [], { dropsDanger: true })).length, 0)
      const { lostDanger, kept, taken } = compareCatalog(mergeOf([edit], []))
      assert.deepEqual([lostDanger.length, kept.length, taken.length], [1, 0, 0])
    }
    assert.deepEqual(compareCatalog(mergeOf([without], [without])).count, 0)
  })

  it('keeps rules, thresholds, and the order of the district’s topics', () => {
    const ours: Edit[] = [
      (content) => {
        content.topics.reverse()
        content.thresholds = { choose: 0.8 }
      },
      addTopic('ferry'),
    ]
    const content = merged([addTopic('lunch-menu', 'nutrition', 2)], ours)
    assert.deepEqual(slugsIn(content), ['grades', 'ferry', 'lunch-account', 'lunch-menu', 'bus-late'])
    assert.deepEqual(content.thresholds, { choose: 0.8 })
    assert.deepEqual(content.rules, edited(...ours).rules)
  })

  it('names no outside service that the district does not have', () => {
    const theirs: Edit[] = [
      ({ outOfScope }) => void outOfScope.push({ who: 'dmv', lang: 'en', text: 'my license' }),
    ]
    assert.deepEqual(merged(theirs).outOfScope.at(-1), { lang: 'en', text: 'my license' })
    const known = merged(theirs, [], { services: new Set(['dmv']) })
    assert.deepEqual(known.outOfScope.at(-1), { who: 'dmv', lang: 'en', text: 'my license' })
  })

  describe('whatever was edited', () => {
    const office = fc.constantFrom('transportation', 'nutrition', 'teacher', 'principal')
    const slug = fc.constantFrom('bus-late', 'lunch-account', 'grades')
    const text = fc.constantFrom('a', 'b', 'c', 'd')
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc.tuple(text, slug).map(
        ([said, of]): Edit =>
          (content) => {
            if (!content.topics.some((topic) => topic.slug === of)) return
            if (content.phrasings.some((row) => row.topic === of && row.text === said)) return
            addPhrasing(said, of)(content)
          },
      ),
      fc.nat(30).map(
        (at): Edit =>
          ({ phrasings }) =>
            void phrasings.splice(at, 1),
      ),
      fc.tuple(text, slug).map(
        ([words, of]): Edit =>
          (content) =>
            topicIn(content, of) && title(words, of)(content),
      ),
      fc
        .tuple(
          slug,
          fc.array(
            office.map((id) => [id]),
            { minLength: 1, maxLength: 3 },
          ),
        )
        .map(
          ([of, steps]): Edit =>
            (content) => {
              const topic = topicIn(content, of)
              if (topic) topic.ladders.any = steps
            },
        ),
      slug.map((of) => dropTopic(of)),
      fc.tuple(text, office).map(
        ([of, answers]): Edit =>
          (content) =>
            topicIn(content, `new-${of}`) ? undefined : addTopic(`new-${of}`, answers)(content),
      ),
      text.map(
        (word): Edit =>
          (content) => {
            content.synonyms = [
              ...content.synonyms.filter((row) => row.word !== word),
              { lang: 'en', word, means: [word] },
            ]
          },
      ),
      fc.tuple(text, fc.boolean()).map(
        ([said, danger]): Edit =>
          (content) => {
            const others = content.dangerPhrases.filter((row) => row.text !== said)
            content.dangerPhrases = [...others, { kind: 'suicide', lang: 'en', danger, text: said }]
          },
      ),
      fc.constant<Edit>((content) => void content.dangerPhrases.pop()),
      fc.constant<Edit>((content) => void content.outOfScope.pop()),
    )
    const edits = fc.array(edit, { maxLength: 8 })
    const sorted = (content: WrittenContent) => {
      const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
      const { phrasings, dangerPhrases, outOfScope, synonyms } = content
      return [
        content.topics,
        ...[phrasings, dangerPhrases, outOfScope, synonyms].map((rows) => inOrder(rows)),
      ]
    }

    it('an unchanged district has the newer catalog afterwards', () => {
      fc.assert(
        fc.property(edits, (theirs) => {
          const merge = mergeOf(theirs, [], { dropsDanger: true })
          assert.deepEqual(sorted(mergeCatalog(merge)), sorted(merge.theirs as WrittenContent))
        }),
        { numRuns: 50 },
      )
    })

    it('a catalog that did not change changes nothing', () => {
      fc.assert(
        fc.property(edits, (ours) => {
          const merge = mergeOf([], ours, { dropsDanger: true })
          assert.deepEqual(mergeCatalog(merge), merge.ours)
          assert.equal(compareCatalog(merge).count, 0)
        }),
        { numRuns: 50 },
      )
    })

    it('a district that has it all is offered nothing', () => {
      fc.assert(
        fc.property(edits, (both) => {
          const merge = mergeOf(both, both, { dropsDanger: true })
          assert.deepEqual(mergeCatalog(merge), merge.ours)
          assert.equal(compareCatalog(merge).count, 0)
        }),
        { numRuns: 50 },
      )
    })

    it('nothing that the district added or changed is lost, and every phrasing has its topic', () => {
      fc.assert(
        fc.property(edits, edits, (theirs, ours) => {
          const merge = mergeOf(theirs, ours, { dropsDanger: true })
          const content = mergeCatalog(merge)
          const keysOf = ({ phrasings }: Pick<RevisionContent, 'phrasings'>) =>
            phrasings.map((row) => JSON.stringify(row))
          const [before, after] = [new Set(keysOf(merge.base)), new Set(keysOf(content))]
          for (const key of keysOf(merge.ours)) assert.ok(before.has(key) || after.has(key), key)
          const was = new Map(merge.base.topics.map((topic) => [topic.slug, topic]))
          for (const topic of merge.ours.topics) {
            const now = topicIn(content, topic.slug)
            const old = was.get(topic.slug)
            if (!old) assert.deepEqual(now, topic)
            else if (old.words.en.title !== topic.words.en.title)
              assert.equal(now?.words.en.title, topic.words.en.title)
          }
          const there = new Set(slugsIn(content))
          assert.ok(content.phrasings.every(({ topic }) => there.has(topic)))
          assert.equal(there.size, content.topics.length)
          assert.equal(after.size, content.phrasings.length, 'none twice')
        }),
        { numRuns: 50 },
      )
    })
  })

  it('says what it takes, and what stays as the district has it', () => {
    const { taken, kept, offices, count, summary } = compareCatalog(
      mergeOf(
        [title('Bus problems'), title('Marks', 'grades'), addTopic('lunch-menu'), renameMeals],
        [title('Our buses')],
      ),
    )
    assert.deepEqual(
      taken.map(({ part, key }) => `${part} ${key}`),
      ['topic lunch-menu', 'topicWords grades'],
      'a new topic is one entry; a renamed office changes no ladder',
    )
    assert.deepEqual(
      kept.map(({ part, key }) => `${part} ${key}`),
      ['topicWords bus-late'],
    )
    assert.deepEqual(
      offices.map(({ key }) => key),
      ['nutrition'],
    )
    assert.ok(count >= 4)
    assert.ok(summary.length >= 2)
  })

  it('compares as the merge does, whatever all three have in common', () => {
    const theirs = [dropPhrasing('the bus is late'), addPhrasing('new words'), dropTopic('lunch-account')]
    const merge = mergeOf(theirs, [addPhrasing('our words', 'grades')])
    const all = findChanges(merge.ours, mergeCatalog(merge)).map(
      ({ part, what, key }) => `${part} ${what} ${key}`,
    )
    const { taken } = compareCatalog(merge)
    const said = taken.map(({ part, what, key }) => `${part} ${what} ${key}`)
    assert.deepEqual(said, [
      'topic removed lunch-account',
      'phrasing added bus-late',
      'phrasing removed bus-late',
    ])
    for (const each of said) assert.ok(all.includes(each), each)
    assert.equal(taken.length, withoutTopic(all, 'lunch-account').length + 1)
  })

  it('counts a topic that it does not change as unchanged', () => {
    const { summary } = compareCatalog(mergeOf([title('Bus problems')], []))
    assert.deepEqual(summary.map(briefWording), [
      'routing.summary.changed(part: routing.summary.part.topics, counts: routing.summary.did.changed(count: 1))',
    ])
  })

  it('is offered only between versions of one catalog', () => {
    const other = edited(dropTopic('bus-late'), dropTopic('grades'))
    assert.equal(areVersions(edited(), other), false)
    assert.equal(areVersions(edited(), edited(dropTopic('grades'), addTopic('ferry'))), true)
  })
})
