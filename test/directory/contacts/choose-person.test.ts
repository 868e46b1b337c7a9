import assert from 'node:assert/strict'
import { type Asker, choosePerson } from '../../../src/directory/contacts/choose-person.js'
import type { Post } from '../../../src/directory/model/person.js'

let nextId = 1

/** A post of somebody public; the name is the slug. */
function post(name: string, change: Partial<Post> = {}): Post {
  const id = nextId++
  const person = { id, slug: name, public: true } as Post['person']
  const everybody = {
    grades: null,
    lastNames: null,
    language: null,
    topics: null,
    routes: null,
    schools: null,
  }
  const here = { awayFrom: null, awayUntil: null, awayNote: null }
  return { id, person, contact: 1, position: 1, ...everybody, ...here, duty: {} as Post['duty'], ...change }
}

const date = '2026-11-27'
const away = { awayFrom: '2026-11-20', awayUntil: '2026-12-04' }
const unknown: Asker = { grade: null, lastName: null, language: 'en', topic: null, route: null, school: null }

const garage = [
  post('dispatcher'),
  post('north', { position: 2, topics: 'bus-route bus-signup', schools: 'birch douglass' }),
  post('south', { position: 2, topics: 'bus-route bus-signup', schools: 'oak', ...away }),
  post('special-needs', { position: 2, topics: 'bus-special' }),
  post('drivers', { position: 3, topics: 'bus-driver' }),
  post('late-shift', { position: 3, routes: '1-20, 42' }),
]

function chosen(asker: Partial<Asker>, posts = garage): string | null {
  return choosePerson(posts, { ...unknown, ...asker }, date).post?.person.slug ?? null
}

describe('The person to ask among several', () => {
  it('handles just this topic, at this school', () => {
    assert.equal(chosen({ topic: 'bus-driver' }), 'drivers')
    assert.equal(chosen({ topic: 'bus-special', school: 'oak' }), 'special-needs')
    assert.equal(chosen({ topic: 'bus-route', school: 'douglass' }), 'north')
  })

  it('is the first person without a match, or when too little is known', () => {
    const askers: Partial<Asker>[] = [
      {},
      { topic: 'bus-late', school: 'birch' },
      { school: 'birch' },
      { topic: 'bus' },
      { topic: 'bus-route', school: 'douglass-high' },
    ]
    for (const asker of askers) assert.equal(chosen(asker), 'dispatcher', JSON.stringify(asker))
  })

  it('is nobody while it depends on a school or route that is not known', () => {
    assert.equal(chosen({ topic: 'bus-route' }), null)
    assert.equal(chosen({ topic: 'bus-route', route: '3' }), null)
    assert.equal(chosen({ topic: 'bus-late' }), 'dispatcher', 'nobody has just this topic')
    const lines = [post('first'), post('a', { position: 2, topics: 'x', routes: '1-20' })]
    assert.deepEqual(
      [null, '7', '21'].map((route) => chosen({ topic: 'x', route }, lines)),
      [null, 'a', 'first'],
    )
    const spanish = [...garage, post('spanish', { language: 'es' })]
    assert.equal(
      chosen({ topic: 'bus-route', language: 'es' }, spanish),
      'spanish',
      'closer than any of them',
    )
  })

  it('handles just this route', () => {
    assert.equal(chosen({ route: '7' }), 'late-shift')
    assert.equal(chosen({ route: '42', topic: 'bus-late' }), 'late-shift')
    assert.equal(chosen({ route: '21' }), 'dispatcher')
    assert.equal(chosen({ route: '42', topic: 'bus-driver' }), 'drivers', 'a topic counts more')
  })

  it('is replaced by those who serve everybody while away', () => {
    const { post: helper, awayUntil } = choosePerson(
      garage,
      { ...unknown, topic: 'bus-route', school: 'oak' },
      date,
    )
    assert.deepEqual([helper?.person.slug, awayUntil], ['dispatcher', '2026-12-04'])
  })

  it('has the same matter as the one who is away, if anybody has', () => {
    const posts = [
      post('first'),
      post('a', { position: 2, topics: 'x', ...away }),
      post('b', { position: 3, topics: 'x', language: 'es' }),
    ]
    assert.equal(chosen({ topic: 'x' }, posts), 'first')
    assert.equal(chosen({ topic: 'x', language: 'es' }, posts), 'b')
    const both = [
      post('first'),
      post('a', { position: 2, topics: 'x', schools: 'oak', ...away }),
      post('b', { position: 3, topics: 'x' }),
    ]
    assert.equal(chosen({ topic: 'x', school: 'oak' }, both), 'b')
  })

  it('is nobody in particular when two fit alike, or the one who fits is not public', () => {
    const twins = [
      post('first'),
      post('a', { position: 2, topics: 'x' }),
      post('b', { position: 2, topics: 'x' }),
    ]
    assert.equal(chosen({ topic: 'x' }, twins), null)
    const hidden = post('hidden', { position: 2, topics: 'x' })
    assert.equal(
      chosen({ topic: 'x' }, [post('first'), { ...hidden, person: { ...hidden.person, public: false } }]),
      null,
    )
  })

  it('is still chosen by grade, last name and language, whatever others specialize in', () => {
    const counselors = [
      post('a-to-l', { lastNames: 'A-L' }),
      post('m-to-z', { lastNames: 'M-Z' }),
      post('college', { position: 2, topics: 'fafsa', grades: '12' }),
      post('spanish', { language: 'es' }),
    ]
    assert.equal(chosen({ lastName: 'Smith' }, counselors), 'm-to-z')
    assert.equal(chosen({}, counselors), null)
    assert.equal(chosen({ topic: 'fafsa', grade: '12' }, counselors), 'college')
    assert.equal(chosen({ topic: 'fafsa', grade: '12', language: 'es' }, counselors), 'spanish')
    assert.equal(chosen({ topic: 'fafsa', grade: null, lastName: 'Adams' }, counselors), 'a-to-l')
  })
})
