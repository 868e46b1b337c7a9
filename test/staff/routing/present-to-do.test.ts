import assert from 'node:assert/strict'
import type { Publication } from '../../../src/content/revisions/publication-store.js'
import type { ToDoItem } from '../../../src/content/to-do/to-do-store.js'
import { backupPaths } from '../../../src/paths/backup-paths.js'
import { transferPaths } from '../../../src/paths/import-paths.js'
import { recordPaths } from '../../../src/paths/record-paths.js'
import { editorPath } from '../../../src/paths/routing-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { presentToDo, type ToDoSources } from '../../../src/staff/routing/present-to-do.js'
import { says, textOf, textWith } from '../../support/app/says.js'

interface ToDoModel {
  problems: { href: string; message: string }[] | null
  other: { href: string; label: string }
  waiting: { text: string; steps: { href: string }[] }[]
  heading: string
  items: {
    id: string
    kind: string
    right: string | null
    said: string | null
    teach: string | null
    applies: boolean
    send: string
    reason: string
    open: boolean
    handled: { why: string } | null
    change: { place: string; fields: { label: string; value: string }[] } | null
  }[]
}

const at = new Date('2026-11-20T15:00:00Z')
const door: ToDoItem = {
  ...{ key: 'door:12:1795824000000', kind: 'door', at, text: 'the bus is late', lang: 'en', code: null },
  ...{ office: 'nurse', right: null, topic: 'bus-late', rule: 'snow' },
}
const sentChange: ToDoItem = {
  ...{ ...door, key: 'change:5:1', kind: 'change', topic: null, rule: null },
  change: { contact: 5, school: 'lincoln', fields: { ext: '' }, absence: null },
}
const nothing: ToDoSources['waiting'] = {
  publication: null,
  wrongNumbers: 0,
  imports: [],
  suggestions: 0,
  unchecked: 0,
  catalog: null,
  holes: 0,
  noBackups: false,
}

function present(change: Partial<ToDoSources>, lang = 'en') {
  const sources: ToDoSources = {
    ...{ problems: [], said: '', showsHandled: false, from: 0, items: [], handled: [], isAdmin: true },
    counts: { waiting: change.items?.length ?? 0, handled: change.handled?.length ?? 0 },
    names: {
      offices: [{ id: 'nurse', name: 'Nurse' }] as unknown as ToDoSources['names']['offices'],
      topics: new Map([['bus-late', 'Late bus']]),
      rules: new Map([['snow', 'Snow days']]),
    },
    schoolName: (slug) => `School ${slug}`,
    personOf: () => null,
    personName: (slug) => slug,
    timeZone: 'America/New_York',
    waiting: nothing,
    ...change,
  }
  const { model, status } = presentToDo(sources, createLanguage().speech(lang))
  return { ...(model as unknown as ToDoModel), status }
}

describe('presentToDo', () => {
  it('lists what waits on other pages: approvals, numbers, and imports only for an admin', () => {
    const waiting = {
      publication: { requestedBy: 'Ana' } as Publication,
      ...{
        wrongNumbers: 2,
        imports: [{ id: 7 }],
        suggestions: 3,
        unchecked: 4,
        holes: 1,
        catalog: { summary: [] },
        noBackups: true,
      },
    }
    const links = (isAdmin: boolean) =>
      present({ waiting, isAdmin }).waiting.map(({ steps }) => steps[0]?.href)
    const forBoth = [
      editorPath('rehearsal', 'en'),
      recordPaths.list('contacts', 'en', { unchecked: 'yes' }),
      editorPath('suggestions', 'en'),
    ]
    const forAdmins = [
      ...[editorPath('publish', 'en'), recordPaths.reports('en'), transferPaths.one(7, 'en')],
      editorPath('catalog', 'en'),
    ]
    assert.deepEqual(links(true), [...forAdmins, ...forBoth, backupPaths.list('en')])
    assert.deepEqual(links(false), forBoth)
    const several = present({ waiting: { ...nothing, imports: [{ id: 8 }, { id: 7 }] } }, 'es').waiting
    assert.equal(several[0]?.steps[0]?.href, transferPaths.imports('es'))
    assert.match(several[0]?.text ?? '', says('toDo.waiting.imports', 'es'))
    assert.deepEqual(present({}).waiting, [])
  })

  it('leads to the rule for an admin, to the topic for an editor, and to the contact that an office changed', () => {
    const [forAdmin] = present({ items: [door] }).items
    const [forEditor] = present({ items: [door], isAdmin: false }).items
    assert.equal(forAdmin?.send, editorPath('rule', 'en', { id: 'snow' }))
    assert.equal(forEditor?.send, `${editorPath('topic', 'en', { slug: 'bus-late' })}#whom`)
    assert.equal(forEditor?.teach, editorPath('teachToDo', 'en', {}, { key: door.key }))
    const [item] = present({ items: [sentChange] }).items
    assert.equal(item?.send, recordPaths.one('contacts', 5, 'en'))
    assert.deepEqual([item?.teach, item?.applies], [null, true])
    assert.equal(item?.change?.place, 'Nurse, School lincoln')
    assert.deepEqual(item?.change?.fields, [
      { label: textOf('toDo.change.ext'), value: textOf('records.empty') },
    ])
    const unchanged = { ...sentChange, change: { ...sentChange.change!, fields: {} } }
    assert.equal(present({ items: [unchanged] }).items[0]?.applies, false)
  })

  it('says what two people who graded an answer said, and not that the front office did', () => {
    const graded: ToDoItem = { ...door, key: 'graded:7', kind: 'graded', right: 'nurse', said: ['nurse'] }
    const disputed: ToDoItem = {
      ...graded,
      key: 'graded:8',
      kind: 'disputed',
      right: null,
      said: [null, 'nurse'],
    }
    const items = present({ items: [graded, disputed] }).items
    assert.deepEqual(
      items.map(({ kind, right, said }) => [kind, right, said]),
      [
        [textOf('toDo.kind.graded'), null, 'Nurse'],
        [textOf('toDo.kind.disputed'), null, `${textOf('grading.noOffice')} and Nurse`],
      ],
    )
  })

  it('keeps a refused reason in the open item, and links the fault to it', () => {
    const problem = { key: door.key, reason: 'Jane was there', fault: 'tells', words: 'Jane' } as const
    const { status, problems, items } = present({ items: [sentChange, door], problems: [problem] })
    assert.equal(status, 422)
    assert.deepEqual(problems, [
      { href: `#${items[1]?.id}`, message: textWith('toDo.fault.tells', { words: 'Jane' }) },
    ])
    assert.deepEqual(
      items.map(({ open, reason }) => [open, reason]),
      [
        [false, ''],
        [true, 'Jane was there'],
      ],
    )
  })

  it('shows handled items with the reason, and leads back to those that wait', () => {
    const handled = { how: 'taught', detail: 'bus-late', at, by: 'Ana' } as const
    const model = present({
      showsHandled: true,
      handled: [{ item: door, handled }],
      counts: { waiting: 3, handled: 1 },
      waiting: { ...nothing, holes: 1 },
    })
    assert.equal(model.items[0]?.handled?.why, textWith('toDo.taughtTo', { topic: 'Late bus' }))
    assert.equal(model.heading, textWith('toDo.handledTitle', { count: 1 }))
    assert.deepEqual(model.other, {
      href: editorPath('toDo', 'en'),
      label: textWith('toDo.showWaiting', { count: 3 }),
    })
    assert.deepEqual(model.waiting, [])
  })
})
